# hint: they are float64
def centre(x):
    return x.double() - x.double().mean(0)
