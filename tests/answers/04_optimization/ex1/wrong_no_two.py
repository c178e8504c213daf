# hint: The factor 2 is missing
def he_normal(outputs, inputs):
    return torch.randn(outputs, inputs) / math.sqrt(inputs)
