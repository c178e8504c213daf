def leaky_normal(outputs, inputs, slope):
    return torch.empty(outputs, inputs).normal_(0, math.sqrt(2 / (inputs * (1 + slope * slope))))
