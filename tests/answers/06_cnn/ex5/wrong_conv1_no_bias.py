# hint: conv 1: the biases are missing
def read_network():
    return {
        "maps": (20, 7, 5),
        "conv 1": 900,
        "norm": 24,
        "conv 2": 2160,
        "conv 3": 420,
        "linear": 6309,
        "field": 21,
        "products": 332640,
    }
