def shift_each(images, shifts):
    new = images.clone()
    for image, (right, down) in zip(new, shifts.tolist()):
        image[:] = torch.roll(image, (down, right), dims=(1, 2))
        if right > 0:
            image[:, :, :right] = 0
        if right < 0:
            image[:, :, right:] = 0
        if down > 0:
            image[:, :down] = 0
        if down < 0:
            image[:, down:] = 0
    return new
