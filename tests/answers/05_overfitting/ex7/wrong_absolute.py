# hint: Negative shifts are taken as positive
def shift_each(images, shifts):
    moved = []
    for image, (right, down) in zip(images, shifts.tolist()):
        moved.append(F.pad(image, (abs(right), -(abs(right)), abs(down), -(abs(down)))))
    return torch.stack(moved)
