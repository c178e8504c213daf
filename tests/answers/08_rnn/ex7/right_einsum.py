import torch


def gru_step(x, h, w_ih, w_hh, b_ih, b_hh):
    s = torch.sigmoid
    t = torch.tanh
    w = w_hh.view(3, -1, h.shape[1])
    u = torch.einsum("nk,ghk->gnh", h, w) + b_hh.view(3, 1, -1)
    v = torch.einsum("nk,ghk->gnh", x, w_ih.view(3, -1, x.shape[1])) + b_ih.view(3, 1, -1)
    g = s(u[:2] + v[:2])
    return torch.lerp(t(v[2] + g[0] * u[2]), h, g[1])
