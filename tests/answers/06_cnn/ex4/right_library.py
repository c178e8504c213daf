def conv_parameters(channels, filters, size, bias=True):
    return training.count_parameters(nn.Conv2d(channels, filters, size, bias=bias))


def dense_parameters(before, after):
    return training.count_parameters(nn.Linear(math.prod(before), math.prod(after)))
