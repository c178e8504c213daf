def what_doubles():
    def cost(n, h, d):
        return 12 * d * d, 12 * n * d * d, h * n * n * (d // h), h * n * n

    base = cost(8, 2, 64)
    ratio = lambda new: tuple(b // a for a, b in zip(base, new))
    return {
        "n": ratio(cost(16, 2, 64)),
        "heads": ratio(cost(8, 4, 64)),
        "d": ratio(cost(8, 2, 128)),
        "even": 12 * 512 * 512 // (2 * 512),
    }
