def flatten(images):
    return torch.stack([image.reshape(-1) for image in images])
