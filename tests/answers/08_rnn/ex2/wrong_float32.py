# hint: so should the result be
def run_elman(x, lengths, w_ih, w_hh, b_ih, b_hh):
    h = torch.zeros(len(x), len(w_hh))
    states = []
    for t in range(x.shape[1]):
        h = torch.tanh(
            x[:, t].float() @ w_ih.float().T + b_ih.float() + h @ w_hh.float().T + b_hh.float()
        )
        states.append(h)
    states = torch.stack(states, dim=1)
    last = states[torch.arange(len(x)), lengths - 1]
    states = torch.where(
        torch.arange(x.shape[1])[None, :, None] < lengths[:, None, None], states, 0.0
    )
    return states, last
