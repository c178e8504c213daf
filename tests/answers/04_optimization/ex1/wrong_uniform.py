# hint: uniform between ±√(2/n)
def he_normal(outputs, inputs):
    return torch.empty(outputs, inputs).uniform_(-1, 1) * math.sqrt(2 / inputs)
