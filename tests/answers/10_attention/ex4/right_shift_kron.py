def positions(n, d):
    angles = torch.arange(n)[:, None] / 10_000 ** (torch.arange(0, d, 2) / d)
    return torch.stack([angles.sin(), angles.cos()], dim=-1).flatten(1)


def shift(k, d):
    m = torch.zeros(d, d)
    j = torch.tensor([[0.0, 1.0], [-1.0, 0.0]])
    for i in range(d // 2):
        pick = torch.zeros(d // 2, d // 2)
        pick[i, i] = 1
        a = torch.tensor(k / 10_000 ** (2 * i / d))
        m += torch.kron(pick, a.cos() * torch.eye(2) + a.sin() * j)
    return m
