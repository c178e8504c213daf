def gram_matrices(maps):
    n, c = maps.shape[:2]
    rows = []
    for i in range(c):
        rows.append(
            torch.stack([(maps[:, i] * maps[:, j]).mean(dim=(1, 2)) for j in range(c)], dim=-1)
        )
    return torch.stack(rows, dim=1)
