# hint: lengths is not used
def run_elman(x, lengths, w_ih, w_hh, b_ih, b_hh):
    h = torch.zeros(len(x), len(w_hh), dtype=x.dtype)
    states = []
    for t in range(x.shape[1]):
        h = torch.tanh(x[:, t] @ w_ih.T + b_ih + h @ w_hh.T + b_hh)
        states.append(h)
    states = torch.stack(states, dim=1)
    last = states[:, -1]
    return states, last
