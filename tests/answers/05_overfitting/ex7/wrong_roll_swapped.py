# hint: swapped, and what leaves comes in
def shift_each(images, shifts):
    moved = []
    for image, (right, down) in zip(images, shifts.tolist()):
        moved.append(torch.roll(image, (right, down), (1, 2)))
    return torch.stack(moved)
