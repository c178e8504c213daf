def causal_mask(n: int) -> torch.Tensor:
    """Table (n, n): may the token of this row look at that column?"""
    return torch.ones(n, n, dtype=torch.bool).tril()


def masked_weights(
    scores: torch.Tensor, allowed: torch.Tensor
) -> torch.Tensor:
    """Softmax over the last dimension of scores, where it is allowed."""
    hidden = scores.masked_fill(~allowed, -math.inf)
    return hidden.softmax(dim=-1).nan_to_num(0.0)
