# hint: one number is one too large
def read_network():
    return {
        "maps": (20, 7, 6),
        "conv 1": 912,
        "norm": 24,
        "conv 2": 2160,
        "conv 3": 420,
        "linear": 6309,
        "field": 21,
        "products": 332640,
    }
