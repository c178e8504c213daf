def memory():
    changed = ""
    for letter in "ABCDEFGH":
        x = torch.arange(12).reshape(3, 4)
        if letter == "A":
            y = x[1]
            y += 100
        elif letter == "B":
            y = x[x > 5]
            y[0] = 100
        elif letter == "C":
            y = x[0]
            y = y + 100
        elif letter == "D":
            y = x.to(torch.int64)
            y[0, 0] = 100
        elif letter == "E":
            y = x.reshape(2, 6)
            y[0, 0] = 100
        elif letter == "F":
            y = x.T
            y[0, 1] = 100
        elif letter == "G":
            y = x.T.reshape(12)
            y[1] = 100
        else:
            y = x.float()
            y[0, 0] = 100
        if not torch.equal(x, torch.arange(12).reshape(3, 4)):
            changed += letter
    return {
        "changed": changed,
        "x.T": (1, 4),
        "x[:, ::2]": (4, 2),
        "x.reshape(2, 6)": (6, 1),
        "x.reshape(12).expand(5, 12)": (0, 1),
    }
