def shift_each(images, shifts):
    new = torch.zeros_like(images)
    height, width = images.shape[-2:]
    for k, (right, down) in enumerate(shifts.tolist()):
        rows, columns = height - abs(down), width - abs(right)
        top, left = max(down, 0), max(right, 0)
        top_from, left_from = max(-down, 0), max(-right, 0)
        part = images[k, :, top_from : top_from + rows, left_from : left_from + columns]
        new[k, :, top : top + rows, left : left + columns] = part
    return new
