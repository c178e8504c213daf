def xor_network():
    t = torch.tensor
    return t([[-2.0, -2.0], [2.0, 2.0]]), t([3.0, -1.0]), t([1.0, 1.0]), t(-2.0)
