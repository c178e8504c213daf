def run_elman(x, lengths, w_ih, w_hh, b_ih, b_hh):
    h = torch.zeros(x.shape[0], w_hh.shape[0]).to(x)
    states = x.new_zeros(x.shape[0], x.shape[1], w_hh.shape[0])
    for t in range(x.shape[1]):
        go = (t < lengths)[:, None]
        new = torch.tanh(x[:, t] @ w_ih.T + b_ih + h @ w_hh.T + b_hh)
        h = torch.where(go, new, h)
        states[:, t] = torch.where(go, new, torch.zeros_like(new))
    return states, h
