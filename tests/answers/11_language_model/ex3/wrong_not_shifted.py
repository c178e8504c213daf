# hint: The targets are not shifted
def next_token_loss(model, tokens, lengths):
    logits, targets = model(tokens), tokens
    counted = torch.arange(tokens.shape[1]) < lengths[:, None]
    losses = F.cross_entropy(logits.transpose(1, 2), targets, reduction="none")
    return (losses * counted).sum() / counted.sum()
