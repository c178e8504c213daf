def elman_step(x, h, w_ih, w_hh, b_ih, b_hh):
    a = torch.einsum("bd,kd->bk", x, w_ih) + torch.einsum("bd,kd->bk", h, w_hh)
    return 2 * torch.sigmoid(2 * (a + b_ih + b_hh)) - 1
