def gradients(x, t, w1, b1, w2, b2):
    h = torch.sigmoid(x @ w1.T + b1)
    back_o = 2 * (h @ w2.T + b2 - t) / t.numel()
    back_z = torch.einsum("nk,km,nm->nm", back_o, w2, h - h**2)
    return (
        torch.einsum("nm,nd->md", back_z, x),
        back_z.sum(0),
        torch.einsum("nk,nm->km", back_o, h),
        back_o.sum(0),
    )
