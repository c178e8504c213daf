# hint: The dict has no entry
def memory():
    return {"changed": "ADEF", "x.T": (1, 4), "x[:, ::2]": (4, 2), "x.reshape(2, 6)": (6, 1)}
