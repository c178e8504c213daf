# hint: The 2 belongs under the root
def he_normal(outputs, inputs):
    return 2 / math.sqrt(inputs) * torch.randn(outputs, inputs)
