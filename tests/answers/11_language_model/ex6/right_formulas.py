def page_cost(m, n, blocks, d):
    r = m + n - 1
    plain = n * m + n * (n - 1) // 2
    pairs = (r * (r + 1) * (r + 2) - (m - 1) * m * (m + 1)) // 6
    return plain, r, pairs, r * (r + 1) // 2, 2 * blocks * d * r
