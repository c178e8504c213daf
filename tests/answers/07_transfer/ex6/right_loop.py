def gram_matrices(maps):
    matrices = []
    for image in maps:
        rows = image.reshape(len(image), -1)
        matrices.append(rows @ rows.T / rows.shape[1])
    return torch.stack(matrices)
