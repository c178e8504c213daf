def run_elman(x, lengths, w_ih, w_hh, b_ih, b_hh):
    h = torch.zeros(len(x), len(w_hh), dtype=x.dtype)
    states = []
    for t in range(x.shape[1]):
        h = torch.tanh(x[:, t] @ w_ih.T + b_ih + h @ w_hh.T + b_hh)
        states.append(h)
    states = torch.stack(states, dim=1)
    index = (lengths - 1)[:, None, None].expand(-1, 1, states.shape[2])
    last = states.gather(1, index)[:, 0]
    states = states.masked_fill(
        (torch.arange(x.shape[1])[None] >= lengths[:, None])[:, :, None], 0.0
    )
    return states, last
