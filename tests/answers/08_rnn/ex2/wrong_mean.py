# hint: last is the mean over the steps
def run_elman(x, lengths, w_ih, w_hh, b_ih, b_hh):
    h = torch.zeros(len(x), len(w_hh), dtype=x.dtype)
    states = []
    for t in range(x.shape[1]):
        h = torch.tanh(x[:, t] @ w_ih.T + b_ih + h @ w_hh.T + b_hh)
        states.append(h)
    states = torch.stack(states, dim=1)
    running = torch.arange(x.shape[1])[None, :, None] < lengths[:, None, None]
    last = torch.where(running, states, 0.0).sum(1) / lengths[:, None]
    states = torch.where(
        torch.arange(x.shape[1])[None, :, None] < lengths[:, None, None], states, 0.0
    )
    return states, last
