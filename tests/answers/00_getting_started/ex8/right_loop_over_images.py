def name_clothes(images, known, labels):
    out = []
    for image in images:
        out.append(labels[((known - image) ** 2).sum(1).argmin()])
    return torch.stack(out)
