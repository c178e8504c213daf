# hint: and walked on to step T
def run_elman(x, lengths, w_ih, w_hh, b_ih, b_hh):
    n, t_max, _ = x.shape
    mask = (torch.arange(t_max) < lengths[:, None])[:, :, None]
    x = torch.where(mask, x, torch.zeros_like(x))
    h = x.new_zeros(n, w_hh.shape[0])
    states = []
    for t in range(t_max):
        h = torch.tanh(x[:, t] @ w_ih.T + b_ih + h @ w_hh.T + b_hh)
        states.append(h)
    states = torch.where(mask, torch.stack(states, dim=1), 0)
    return states, h
