# hint: you count bytes
def memory():
    return {
        "changed": "ADEF",
        "x.T": (1, 4),
        "x[:, ::2]": (4, 2),
        "x.reshape(2, 6)": (48, 8),
        "x.reshape(12).expand(5, 12)": (0, 1),
    }
