def centre(x):
    x64 = x.double()
    return (x64 - x64.mean(0)).float()
