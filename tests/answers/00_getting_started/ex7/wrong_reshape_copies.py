# hint: When does reshape copy
def memory():
    return {
        "changed": "ADF",
        "x.T": (1, 4),
        "x[:, ::2]": (4, 2),
        "x.reshape(2, 6)": (6, 1),
        "x.reshape(12).expand(5, 12)": (0, 1),
    }
