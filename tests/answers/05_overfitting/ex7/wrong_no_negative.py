# hint: Negative shifts do nothing
def shift_each(images, shifts):
    moved = []
    for image, (right, down) in zip(images, shifts.tolist()):
        moved.append(F.pad(image, (max(right, 0), -(max(right, 0)), max(down, 0), -(max(down, 0)))))
    return torch.stack(moved)
