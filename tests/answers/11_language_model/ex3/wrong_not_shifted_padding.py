# hint: The targets are not shifted (and padding counts)
def next_token_loss(model, tokens, lengths):
    logits, targets = model(tokens), tokens
    losses = F.cross_entropy(logits.transpose(1, 2), targets, reduction="none")
    return losses.mean()
