# hint: You took the mean over the images
def gram_matrices(maps):
    n, c, h, w = maps.shape
    rows = maps.transpose(0, 1).reshape(c, n * h * w)
    return rows @ rows.T / (n * h * w)
