# hint: This is a table, one number for each pair
def name_clothes(images, known, labels):
    return torch.cdist(images, known)
