def elman_step(
    x: torch.Tensor, h: torch.Tensor,
    w_ih: torch.Tensor, w_hh: torch.Tensor,
    b_ih: torch.Tensor, b_hh: torch.Tensor,
) -> torch.Tensor:
    """New state (N, H) from the newest input (N, D) and the last state."""
    return torch.tanh(x @ w_ih.T + b_ih + h @ w_hh.T + b_hh)
