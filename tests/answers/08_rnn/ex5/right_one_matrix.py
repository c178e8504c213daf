def lstm_step(x, h, c, w_ih, w_hh, b_ih, b_hh):
    both = torch.cat([x, h], dim=1) @ torch.cat([w_ih, w_hh], dim=1).T + (b_ih + b_hh)
    i, f, g, o = both.reshape(len(x), 4, -1).unbind(dim=1)
    c = c * f.sigmoid() + i.sigmoid() * g.tanh()
    return o.sigmoid() * c.tanh(), c
