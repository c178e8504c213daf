# hint: hidden_w must be a tensor
def xor_network():
    t = torch.tensor
    return [[1.0, 1.0], [-1.0, -1.0]], [-0.5, 1.5], [1.0, 1.0], -1.5
