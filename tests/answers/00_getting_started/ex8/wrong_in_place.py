# hint: You changed what you were given
def name_clothes(images, known, labels):
    known -= known.mean(0)
    images -= images.mean(0)
    return labels[torch.cdist(images, known).argmin(1)]
