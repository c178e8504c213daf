def next_token(
    logits: torch.Tensor, temperature: float = 1.0,
    top_k: int | None = None, top_p: float | None = None,
) -> torch.Tensor:
    """Probabilities (size,) to draw the next token from."""
    p = (logits / temperature).softmax(dim=0)
    p, order = p.sort(descending=True)
    if top_k is not None:
        p = torch.where(torch.arange(len(p)) < top_k, p, 0.0)
        p = p / p.sum()
    if top_p is not None:
        before = p.cumsum(0) - p
        p = torch.where(before < top_p, p, 0.0)
        p = p / p.sum()
    return torch.zeros_like(p).scatter(0, order, p)
