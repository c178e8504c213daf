def run_elman(x, lengths, w_ih, w_hh, b_ih, b_hh):
    h = torch.zeros_like(F.linear(x[:, 0], w_ih))
    states, last = [], torch.zeros_like(h)
    for t, now in enumerate(x.unbind(dim=1)):
        h = (F.linear(now, w_ih, b_ih) + F.linear(h, w_hh, b_hh)).tanh()
        states.append(h.masked_fill((t >= lengths)[:, None], 0))
        last = torch.where((t == lengths - 1)[:, None], h, last)
    return torch.stack(states, 1), last
