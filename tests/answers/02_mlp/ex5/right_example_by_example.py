def gradients(x, t, w1, b1, w2, b2):
    dw1, db1, dw2, db2 = (torch.zeros_like(w) for w in (w1, b1, w2, b2))
    for x_n, t_n in zip(x, t, strict=True):
        h = torch.sigmoid(w1 @ x_n + b1)
        back_o = 2 * (w2 @ h + b2 - t_n) / t.numel()
        back_z = (w2.T @ back_o) * h * (1 - h)
        dw1 += torch.outer(back_z, x_n)
        db1 += back_z
        dw2 += torch.outer(back_o, h)
        db2 += back_o
    return dw1, db1, dw2, db2
