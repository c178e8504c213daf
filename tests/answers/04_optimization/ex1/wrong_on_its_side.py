# hint: lies on its side
def he_normal(outputs, inputs):
    return math.sqrt(2 / inputs) * torch.randn(inputs, outputs)
