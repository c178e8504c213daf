# hint: You used torch.rand
def he_normal(outputs, inputs):
    return torch.rand(outputs, inputs) * math.sqrt(2 / inputs)
