def name_clothes(images, known, labels):
    a, b = images.numpy(), known.numpy()
    d = (b**2).sum(1) - 2 * a @ b.T
    return torch.from_numpy(labels.numpy()[d.argmin(axis=1)])
