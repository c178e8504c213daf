def centre(x):
    return torch.from_numpy(x.numpy() - x.numpy().mean(axis=0))
