# hint: not normal
def he_normal(outputs, inputs):
    return nn.init.kaiming_uniform_(torch.empty(outputs, inputs), nonlinearity="relu")
