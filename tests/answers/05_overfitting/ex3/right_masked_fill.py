def drop(x, p, training):
    rate = p if training else 0.0
    return x.masked_fill(torch.rand(x.shape) < rate, 0) / (1 - rate)
