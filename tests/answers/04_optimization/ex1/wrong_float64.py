# hint: float32
def leaky_normal(outputs, inputs, slope):
    std = math.sqrt(2 / (inputs * (1 + slope**2)))
    return std * torch.randn(outputs, inputs, dtype=torch.float64)
