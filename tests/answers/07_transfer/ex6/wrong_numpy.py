# hint: Autograd cannot get through: it must reach the
def gram_matrices(maps):
    f = maps.detach().numpy().reshape(*maps.shape[:2], -1)
    return torch.from_numpy(f @ f.transpose(0, 2, 1) / f.shape[2])
