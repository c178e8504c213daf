# hint: You multiplied each map with itself only
def gram_matrices(maps):
    n, c, h, w = maps.shape
    rows = maps.reshape(n, c, h * w)
    return (rows * rows).mean(dim=2)
