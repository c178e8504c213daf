# hint: You changed tokens or lengths themselves
def next_token_loss(model, tokens, lengths):
    logits, targets = model(tokens[:, :-1].clone()), tokens[:, 1:]
    targets[torch.arange(1, tokens.shape[1]) >= lengths[:, None]] = -100
    return F.cross_entropy(logits.flatten(0, 1), targets.flatten())
