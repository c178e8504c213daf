# hint: not so. Write 0 to 11
def memory():
    return {
        "changed": "ADEF",
        "x.T": (7, 9),
        "x[:, ::2]": (4, 2),
        "x.reshape(2, 6)": (6, 1),
        "x.reshape(12).expand(5, 12)": (0, 1),
    }
