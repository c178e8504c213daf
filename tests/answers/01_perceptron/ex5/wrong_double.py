# hint: must hold float32
def xor_network():
    t = torch.tensor
    d = torch.float64
    return (
        t([[1.0, 1.0], [-1.0, -1.0]], dtype=d),
        t([-0.5, 1.5], dtype=d),
        t([1.0, 1.0], dtype=d),
        t(-1.5, dtype=d),
    )
