def flatten(images):
    return torch.nn.Flatten()(images)
