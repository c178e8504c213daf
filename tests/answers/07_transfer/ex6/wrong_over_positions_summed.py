# hint: You compared places with places, and did not
def gram_matrices(maps):
    n, c, h, w = maps.shape
    rows = maps.reshape(n, c, h * w)
    return rows.transpose(1, 2) @ rows
