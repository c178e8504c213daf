# hint: strides are whole numbers
def memory():
    return {
        "changed": "ADEF",
        "x.T": (1.0, 4.0),
        "x[:, ::2]": (4, 2),
        "x.reshape(2, 6)": (6, 1),
        "x.reshape(12).expand(5, 12)": (0, 1),
    }
