# hint: You emptied the list: leave it as it was.
def to_batch(photos):
    images = []
    while photos:
        images.append(torch.tensor(photos.pop(0)).permute(2, 0, 1))
    return torch.stack(images) / 255
