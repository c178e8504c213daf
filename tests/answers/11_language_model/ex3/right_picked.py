def next_token_loss(model, tokens, lengths):
    logits = model(tokens)[:, :-1]
    counted = torch.arange(tokens.shape[1] - 1) < lengths[:, None] - 1
    return F.cross_entropy(logits[counted], tokens[:, 1:][counted])
