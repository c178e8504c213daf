def leaky_normal(outputs, inputs, slope):
    w = torch.empty(outputs, inputs)
    nn.init.normal_(w, std=math.sqrt(2 / (inputs * (1 + slope**2))))
    return w
