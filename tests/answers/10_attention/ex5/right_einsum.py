def split_heads(x, heads):
    return torch.einsum("nthd->nhtd", x.reshape(*x.shape[:2], heads, x.shape[2] // heads))


def merge_heads(x):
    return torch.einsum("nhtd->nthd", x).flatten(2)
