# hint: You used the outputs
def he_normal(outputs, inputs):
    return math.sqrt(2 / outputs) * torch.randn(outputs, inputs)
