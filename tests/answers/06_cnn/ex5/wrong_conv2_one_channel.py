# hint: conv 2: a filter has a table
def read_network():
    return {
        "maps": (20, 7, 5),
        "conv 1": 912,
        "norm": 24,
        "conv 2": 180,
        "conv 3": 420,
        "linear": 6309,
        "field": 21,
        "products": 332640,
    }
