# hint: You only shift down or up
def shift_each(images, shifts):
    moved = []
    for image, (_, down) in zip(images, shifts.tolist()):
        moved.append(F.pad(image, (0, 0, down, -down)))
    return torch.stack(moved)
