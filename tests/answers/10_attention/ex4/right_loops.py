def positions(n, d):
    table = torch.zeros(n, d)
    for p in range(n):
        for i in range(0, d, 2):
            angle = p / 10_000 ** (i / d)
            table[p, i] = math.sin(angle)
            table[p, i + 1] = math.cos(angle)
    return table
