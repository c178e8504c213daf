# hint: A square where the root belongs
def he_normal(outputs, inputs):
    return (2 / inputs) ** 2 * torch.randn(outputs, inputs)
