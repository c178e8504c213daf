def move_each(images, matrices, shifts):
    out = []
    for image, A, s in zip(images, matrices, shifts):
        (a, b), (c, d) = A.tolist()
        det = a * d - b * c
        h, w = image.shape[1:]
        rows = torch.linspace(-(h - 1) / 2, (h - 1) / 2, h)
        columns = torch.linspace(-(w - 1) / 2, (w - 1) / 2, w)
        x = columns[None, :].repeat(h, 1) - s[0]
        y = rows[:, None].repeat(1, w) - s[1]
        px, py = (d * x - b * y) / det, (a * y - c * x) / det
        grid = torch.stack([2 * px / w, 2 * py / h], 2)[None]
        out.append(F.grid_sample(image[None], grid, align_corners=False)[0])
    return torch.stack(out)
