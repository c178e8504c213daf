# hint: linear: it reads all numbers
def read_network():
    return {
        "maps": (20, 7, 5),
        "conv 1": 912,
        "norm": 24,
        "conv 2": 2160,
        "conv 3": 420,
        "linear": 189,
        "field": 21,
        "products": 332640,
    }
