# hint: Only the first two columns are centred
def centre(x):
    out = x.clone()
    for j in range(2):
        out[:, j] = x[:, j] - x[:, j].mean()
    return out
