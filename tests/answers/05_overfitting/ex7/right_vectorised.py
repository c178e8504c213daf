def shift_each(images, shifts):
    n, _, height, width = images.shape
    rows = torch.arange(height) - shifts[:, 1:]
    columns = torch.arange(width) - shifts[:, :1]
    inside = ((rows >= 0) & (rows < height))[:, :, None]
    inside = inside & ((columns >= 0) & (columns < width))[:, None, :]
    rows, columns = rows.clamp(0, height - 1), columns.clamp(0, width - 1)
    picked = images[torch.arange(n)[:, None, None], 0, rows[:, :, None], columns[:, None, :]]
    return torch.where(inside, picked, 0.0)[:, None]
