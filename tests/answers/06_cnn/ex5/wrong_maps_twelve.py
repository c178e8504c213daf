# hint: those that conv 3 gives
def read_network():
    return {
        "maps": (12, 7, 5),
        "conv 1": 912,
        "norm": 24,
        "conv 2": 2160,
        "conv 3": 420,
        "linear": 6309,
        "field": 21,
        "products": 332640,
    }
