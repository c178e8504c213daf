# hint: You compared places with places, 20 of each
def gram_matrices(maps):
    n, c, h, w = maps.shape
    rows = maps.reshape(n, c, h * w)
    return rows.transpose(1, 2) @ rows / (h * w)
