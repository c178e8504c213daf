# hint: scale it
def he_normal(outputs, inputs):
    return torch.randn(outputs, inputs)
