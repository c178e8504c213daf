# hint: wider than high
def shift_each(images, shifts):
    new = torch.zeros_like(images)
    size = images.shape[-2]
    for k, (right, down) in enumerate(shifts.tolist()):
        for row in range(size):
            for column in range(size):
                if 0 <= row - down < size and 0 <= column - right < size:
                    new[k, 0, row, column] = images[k, 0, row - down, column - right]
    return new
