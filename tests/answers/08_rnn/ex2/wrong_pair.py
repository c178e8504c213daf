# hint: Return the new state alone
import torch


def elman_step(x, h, w_ih, w_hh, b_ih, b_hh):
    s = torch.tanh(x @ w_ih.T + b_ih + h @ w_hh.T + b_hh)
    return s, s
