# hint: (any)
def name_clothes(images, known, labels):
    return labels[torch.cdist(images, known).argmax(1)]
