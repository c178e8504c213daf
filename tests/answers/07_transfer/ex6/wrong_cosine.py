# hint: You scaled each map to length 1
def gram_matrices(maps):
    n, c, h, w = maps.shape
    rows = maps.reshape(n, c, h * w)
    rows = F.normalize(rows, dim=2)
    return rows @ rows.transpose(1, 2)
