def measured_slopes(
    x: torch.Tensor, w: torch.Tensor, b: torch.Tensor, h: float
) -> tuple[torch.Tensor, torch.Tensor]:
    """Return finite differences of the output by w (D,) and by b ()."""
    def output(w, b):
        return 1 / (1 + torch.exp(-(x @ w + b)))

    dw = torch.zeros_like(w)
    for j in range(len(w)):
        turn = torch.zeros_like(w)
        turn[j] = h
        dw[j] = (output(w + turn, b) - output(w - turn, b)) / (2 * h)
    db = (output(w, b + h) - output(w, b - h)) / (2 * h)
    return dw, db
