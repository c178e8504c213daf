# hint: Return a tensor
def name_clothes(images, known, labels):
    return [labels[((known - i) ** 2).sum(1).argmin()].item() for i in images]
