def next_token_loss(
    model: nn.Module, tokens: torch.Tensor, lengths: torch.Tensor
) -> torch.Tensor:
    """Mean cross-entropy over the tokens that are predicted."""
    logits, targets = model(tokens[:, :-1]), tokens[:, 1:]
    places = torch.arange(1, tokens.shape[1])
    targets = targets.masked_fill(places >= lengths[:, None], -100)
    return F.cross_entropy(logits.flatten(0, 1), targets.flatten())
