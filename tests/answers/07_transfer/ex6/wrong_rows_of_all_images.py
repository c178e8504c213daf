# hint: You mixed images and maps, N·C rows. Keep
def gram_matrices(maps):
    n, c, h, w = maps.shape
    rows = maps.view(n * c, h * w)
    return rows @ rows.T / (h * w)
