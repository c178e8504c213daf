# hint: These are numbers of known images
def name_clothes(images, known, labels):
    return torch.cdist(images, known).argmin(1)
