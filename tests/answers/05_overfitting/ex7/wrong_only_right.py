# hint: You only shift to the right or left
def shift_each(images, shifts):
    moved = []
    for image, (right, _) in zip(images, shifts.tolist()):
        moved.append(F.pad(image, (right, -right, 0, 0)))
    return torch.stack(moved)
