def centre(x):
    return (x.T - x.T.mean(dim=1, keepdim=True)).T
