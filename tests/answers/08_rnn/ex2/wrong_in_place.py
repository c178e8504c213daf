# hint: You changed h itself
def elman_step(x, h, w_ih, w_hh, b_ih, b_hh):
    new = torch.tanh(x @ w_ih.T + b_ih + h @ w_hh.T + b_hh)
    h.copy_(new)
    return h
