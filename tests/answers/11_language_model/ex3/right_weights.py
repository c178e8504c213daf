def next_token_loss(model, tokens, lengths):
    logits, targets = model(tokens[:, :-1]), tokens[:, 1:]
    counted = torch.arange(1, tokens.shape[1]) < lengths[:, None]
    losses = F.cross_entropy(logits.transpose(1, 2), targets, reduction="none")
    return (losses * counted).sum() / counted.sum()
