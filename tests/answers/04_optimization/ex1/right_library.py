def he_normal(outputs, inputs):
    return nn.init.kaiming_normal_(torch.empty(outputs, inputs), nonlinearity="relu")
