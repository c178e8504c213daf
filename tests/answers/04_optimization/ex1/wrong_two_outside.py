# hint: The 2 belongs under the root
def leaky_normal(outputs, inputs, slope):
    return 2 / math.sqrt(inputs * (1 + slope**2)) * torch.randn(outputs, inputs)
