def fill_the_orders():
    keep = (7 - 1) // 2
    stem = next(p for p in range(9) if (224 - 7 + 2 * p) // 2 + 1 == 112)
    largest = 30 - (9 - 1) * 3
    return dict(
        A=(7, 1, keep),
        B=(7, 2, stem),
        C=(4, 4, 0),
        D=(largest, 3, 0),
        E=(4, 1, 4),
        F=(1 + 12 // 3, 1, 0),
    )
