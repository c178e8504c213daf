def flatten(images):
    return torch.from_numpy(images.numpy().reshape(len(images), -1))
