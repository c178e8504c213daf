# hint: Do without torch.nn.init.kaiming_normal_
def leaky_normal(outputs, inputs, slope):
    w = torch.empty(outputs, inputs)
    return nn.init.kaiming_normal_(w, a=slope)
