def gram_matrices(maps):
    return (maps[:, :, None] * maps[:, None]).mean(dim=(3, 4))
