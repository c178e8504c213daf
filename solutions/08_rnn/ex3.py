def who_is_heard() -> dict[str, list[tuple[int, int]]]:
    """For each reader the inputs (n, t) on which logits[2] depends."""
    return {
        "a": [(n, 5) for n in range(3)],  # the walk at t = 5, up to n = 2
        "b": [(3, t) for t in range(3)],  # the last sequence, up to t = 2
        "c": [(2, t) for t in range(6)],
        "d": [(0, 2), (1, 0), (1, 4), (2, 2), (3, 0), (3, 4)],
        "e": [(n, 2) for n in range(4)],  # the walk at t = 2, all of it
    }
