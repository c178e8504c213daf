# hint: last is one step too early
def run_elman(x, lengths, w_ih, w_hh, b_ih, b_hh):
    h = torch.zeros(len(x), len(w_hh), dtype=x.dtype)
    states = []
    for t in range(x.shape[1]):
        h = torch.tanh(x[:, t] @ w_ih.T + b_ih + h @ w_hh.T + b_hh)
        states.append(h)
    states = torch.stack(states, dim=1)
    last = states[torch.arange(len(x)), (lengths - 2).clamp(min=0)]
    states = torch.where(
        torch.arange(x.shape[1])[None, :, None] < lengths[:, None, None], states, 0.0
    )
    return states, last
