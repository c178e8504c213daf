def name_clothes(images, known, labels):
    near = torch.cdist(images, known).topk(5, largest=False).indices
    return labels[near].mode(dim=1).values
