# hint: That is the covariance, divided by H·W -
def gram_matrices(maps):
    return torch.stack([torch.cov(m.flatten(1)) for m in maps])
