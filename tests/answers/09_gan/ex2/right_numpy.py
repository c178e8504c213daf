def losses_of(hit, clouds):
    s = np.array(hit / (hit + clouds))
    return [hit / clouds * np.log(1 / s) + np.log(1 / (1 - s)), np.log(1 / s)]
