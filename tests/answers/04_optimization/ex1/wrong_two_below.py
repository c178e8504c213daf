# hint: wrong side of the fraction
def he_normal(outputs, inputs):
    return torch.randn(outputs, inputs) / math.sqrt(2 * inputs)
