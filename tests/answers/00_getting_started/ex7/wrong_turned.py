# hint: first the step along axis 0
def memory():
    return {
        "changed": "ADEF",
        "x.T": (1, 4),
        "x[:, ::2]": (2, 4),
        "x.reshape(2, 6)": (6, 1),
        "x.reshape(12).expand(5, 12)": (0, 1),
    }
