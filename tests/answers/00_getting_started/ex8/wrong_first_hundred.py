# hint: 73 % is the goal
def name_clothes(images, known, labels):
    return labels[torch.cdist(images, known[:100]).argmin(1)]
