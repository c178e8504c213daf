# hint: The newest input is missing in the new content
import torch


def gru_step(x, h, w_ih, w_hh, b_ih, b_hh):
    s = torch.sigmoid
    t = torch.tanh
    xr, xz, xn = (x @ w_ih.T + b_ih).chunk(3, 1)
    hr, hz, hn = (h @ w_hh.T + b_hh).chunk(3, 1)
    r, z = s(xr + hr), s(xz + hz)
    n = t(r * hn)
    return (1 - z) * n + z * h
