# hint: that is an area
def read_network():
    return {
        "maps": (20, 7, 5),
        "conv 1": 912,
        "norm": 24,
        "conv 2": 2160,
        "conv 3": 420,
        "linear": 6309,
        "field": 441,
        "products": 332640,
    }
