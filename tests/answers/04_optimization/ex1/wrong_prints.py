# hint: None
def leaky_normal(outputs, inputs, slope):
    std = math.sqrt(2 / (inputs * (1 + slope**2)))
    weight = std * torch.randn(outputs, inputs)
