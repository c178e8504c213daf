# hint: real over real plus fake
def losses_of(hit, clouds):
    s = clouds / (hit + clouds)
    return -hit / clouds * math.log(s) - math.log(1 - s), -math.log(s)
