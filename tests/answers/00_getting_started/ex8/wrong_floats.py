# hint: A guess is a whole number
def name_clothes(images, known, labels):
    return labels[torch.cdist(images, known).argmin(1)].float()
