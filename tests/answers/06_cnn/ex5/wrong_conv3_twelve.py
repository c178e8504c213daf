# hint: conv 3: it reads the 20 maps
def read_network():
    return {
        "maps": (20, 7, 5),
        "conv 1": 912,
        "norm": 24,
        "conv 2": 2160,
        "conv 3": 260,
        "linear": 6309,
        "field": 21,
        "products": 332640,
    }
