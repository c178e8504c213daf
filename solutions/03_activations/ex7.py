def softmax(z: torch.Tensor) -> torch.Tensor:
    """Turn logits (N, C) into probabilities (N, C); each row sums to 1."""
    shifted = z - z.max(dim=1, keepdim=True).values
    exponentials = torch.exp(shifted)
    return exponentials / exponentials.sum(dim=1, keepdim=True)
