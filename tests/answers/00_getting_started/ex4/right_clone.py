def centre(x):
    y = x.clone()
    y -= y.mean(dim=0)
    return y
