# hint: These keys are missing
def read_network():
    return {
        "maps": (20, 7, 5),
        "conv1": 912,
        "norm": 24,
        "conv2": 2160,
        "conv3": 420,
        "linear": 6309,
        "field": 21,
        "products": 332640,
    }
