def elman_step(x, h, w_ih, w_hh, b_ih, b_hh):
    weight = torch.cat([w_ih, w_hh], dim=1)
    both = torch.cat([x, h], dim=1)
    return torch.tanh(both @ weight.T + (b_ih + b_hh))
