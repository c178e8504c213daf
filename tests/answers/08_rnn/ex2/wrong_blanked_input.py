# hint: A step with an input of 0 is still a step
def run_elman(x, lengths, w_ih, w_hh, b_ih, b_hh):
    running = torch.arange(x.shape[1]) < lengths[:, None]
    x = torch.where(running[:, :, None], x, 0.0)
    h, states = torch.zeros(len(x), len(w_hh)), []
    for t in range(x.shape[1]):
        h = torch.tanh(x[:, t] @ w_ih.T + b_ih + h @ w_hh.T + b_hh)
        states.append(h)
    return torch.stack(states, dim=1), h
