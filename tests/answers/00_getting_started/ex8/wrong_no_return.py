# hint: Return a tensor
def name_clothes(images, known, labels):
    labels[torch.cdist(images, known).argmin(1)]
