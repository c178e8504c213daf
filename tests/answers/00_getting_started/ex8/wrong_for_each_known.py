# hint: look along the other axis
def name_clothes(images, known, labels):
    return labels[torch.cdist(known, images).argmin(1)]
