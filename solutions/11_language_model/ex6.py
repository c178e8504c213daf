def page_cost(
    m: int, n: int, blocks: int, d: int
) -> tuple[int, int, int, int, int]:
    """Tokens plain and cached, pairs plain and cached, numbers kept."""
    read = m + n - 1  # all but the last
    tokens = sum(range(m, m + n))
    pairs = sum(t * (t + 1) // 2 for t in range(m, m + n))
    return tokens, read, pairs, read * (read + 1) // 2, 2 * blocks * d * read
