# hint: the window of a pooling is missing
def read_network():
    return {
        "maps": (20, 7, 5),
        "conv 1": 912,
        "norm": 24,
        "conv 2": 2160,
        "conv 3": 420,
        "linear": 6309,
        "field": 17,
        "products": 332640,
    }
