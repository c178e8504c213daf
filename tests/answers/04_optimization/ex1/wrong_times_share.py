# hint: You multiplied by the share of the mean square
def leaky_normal(outputs, inputs, slope):
    share = (1 + slope**2) / 2
    return math.sqrt(share / inputs) * torch.randn(outputs, inputs)
