# hint: Autograd cannot get through
def gram_matrices(maps):
    n, c, h, w = maps.shape
    rows = maps.reshape(n, c, h * w)
    rows = rows.detach()
    return rows @ rows.transpose(1, 2) / (h * w)
