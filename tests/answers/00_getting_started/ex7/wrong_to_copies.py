# hint: Which dtype has arange(12)
def memory():
    return {
        "changed": "AEF",
        "x.T": (1, 4),
        "x[:, ::2]": (4, 2),
        "x.reshape(2, 6)": (6, 1),
        "x.reshape(12).expand(5, 12)": (0, 1),
    }
