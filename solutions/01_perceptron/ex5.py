def xor_network() -> tuple[torch.Tensor, ...]:
    """Return hidden_w (2, 2), hidden_b (2,), output_w (2,), output_b ()."""
    hidden_w = torch.tensor([[1.0, 1.0], [-1.0, -1.0]])  # OR, NAND
    hidden_b = torch.tensor([-0.5, 1.5])
    output_w = torch.tensor([1.0, 1.0])  # AND of the two
    output_b = torch.tensor(-1.5)
    return hidden_w, hidden_b, output_w, output_b
