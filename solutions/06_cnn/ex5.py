def read_network() -> dict[str, int | tuple[int, int, int]]:
    """Shape, parameters, receptive field and products, by name."""
    return {
        "maps": (20, 7, 5),
        "conv 1": 12 * (3 * 5 * 5) + 12,
        "norm": 2 * 12,
        "conv 2": 20 * (12 * 3 * 3),
        "conv 3": 20 * 20 + 20,
        "linear": 20 * 7 * 5 * 9 + 9,
        "field": 21,
        "products": 20 * 12 * 3 * 3 * 14 * 11,
    }
