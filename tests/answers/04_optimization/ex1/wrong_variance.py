# hint: That is the VARIANCE
def leaky_normal(outputs, inputs, slope):
    return 2 / (inputs * (1 + slope**2)) * torch.randn(outputs, inputs)
