# hint: not the number of all weights
def he_normal(outputs, inputs):
    return math.sqrt(2 / (inputs * outputs)) * torch.randn(outputs, inputs)
