def name_clothes(images, known, labels):
    return labels[torch.cdist(images, known).argmin(dim=1)]
