# hint: (any)
def name_clothes(images, known, labels):
    return labels[(images[:, None] - known).sum(2).argmin(1)]
