# hint: (any)
def name_clothes(images, known, labels):
    d = images.sum(1)[:, None] - known.sum(1)
    return labels[d.abs().argmin(1)]
