# hint: You averaged first and multiplied then
def gram_matrices(maps):
    n, c, h, w = maps.shape
    rows = maps.reshape(n, c, h * w)
    means = rows.mean(dim=2)
    return means[:, :, None] * means[:, None, :]
