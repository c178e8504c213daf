def run_elman(
    x: torch.Tensor, lengths: torch.Tensor,
    w_ih: torch.Tensor, w_hh: torch.Tensor,
    b_ih: torch.Tensor, b_hh: torch.Tensor,
) -> tuple[torch.Tensor, torch.Tensor]:
    """All states (N, T, H) and the last ones (N, H), from x (N, T, D)."""
    h = x.new_zeros(len(x), len(w_hh))
    states = []
    for t in range(x.shape[1]):
        h = torch.tanh(x[:, t] @ w_ih.T + b_ih + h @ w_hh.T + b_hh)
        states.append(h)
    states = torch.stack(states, dim=1)
    last = states[torch.arange(len(x)), lengths - 1]
    running = torch.arange(x.shape[1]) < lengths[:, None]
    return torch.where(running[:, :, None], states, 0.0), last
