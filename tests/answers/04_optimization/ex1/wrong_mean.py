# hint: The mean must be 0
def he_normal(outputs, inputs):
    return 0.05 + math.sqrt(2 / inputs) * torch.randn(outputs, inputs)
