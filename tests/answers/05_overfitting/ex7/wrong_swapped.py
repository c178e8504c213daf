# hint: Right and down are swapped. Rows
def shift_each(images, shifts):
    moved = []
    for image, (right, down) in zip(images, shifts.tolist()):
        moved.append(F.pad(image, (down, -down, right, -right)))
    return torch.stack(moved)
