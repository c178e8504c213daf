def name_clothes(images, known, labels):
    return torch.tensor([labels[(known - i).abs().sum(1).argmin()].item() for i in images])
