def he_normal(outputs, inputs):
    return torch.normal(0.0, (2 / inputs) ** 0.5, size=(outputs, inputs))
