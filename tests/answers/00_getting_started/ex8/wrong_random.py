# hint: not far from chance
def name_clothes(images, known, labels):
    return torch.randint(0, 10, (len(images),))
