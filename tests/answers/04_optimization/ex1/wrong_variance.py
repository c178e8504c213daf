# hint: the VARIANCE of He
def he_normal(outputs, inputs):
    return 2 / inputs * torch.randn(outputs, inputs)
