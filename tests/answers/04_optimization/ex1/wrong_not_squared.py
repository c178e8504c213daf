# hint: What happens to their SQUARES
def leaky_normal(outputs, inputs, slope):
    return math.sqrt(2 / (inputs * (1 + slope))) * torch.randn(outputs, inputs)
