# hint: a slice is no copy
def next_token_loss(model, tokens, lengths):
    targets = tokens[:, 1:]
    place = torch.arange(targets.shape[1])
    targets[place >= lengths[:, None] - 1] = -100
    logits = model(tokens[:, :-1])
    return F.cross_entropy(logits.flatten(0, 1), targets.flatten())
