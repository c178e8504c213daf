def move_each(images, matrices, shifts):
    n, _, h, w = images.shape
    result = torch.zeros_like(images)

    def at(image, row, column):
        if 0 <= row < h and 0 <= column < w:
            return float(image[0, row, column])
        return 0.0

    for k in range(n):
        back = torch.inverse(matrices[k])
        for i in range(h):
            for j in range(w):
                q = torch.tensor([j - (w - 1) / 2, i - (h - 1) / 2])
                px, py = (back @ (q - shifts[k])).tolist()
                px, py = px + (w - 1) / 2, py + (h - 1) / 2
                left, top = math.floor(px), math.floor(py)
                a, b = px - left, py - top
                result[k, 0, i, j] = (
                    (1 - a) * (1 - b) * at(images[k], top, left)
                    + a * (1 - b) * at(images[k], top, left + 1)
                    + (1 - a) * b * at(images[k], top + 1, left)
                    + a * b * at(images[k], top + 1, left + 1)
                )
    return result
