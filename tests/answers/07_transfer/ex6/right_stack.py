def gram_matrices(maps):
    out = []
    for image in maps:
        rows = image.reshape(image.shape[0], -1)
        out.append(rows @ rows.t() / rows.shape[1])
    return torch.stack(out)
