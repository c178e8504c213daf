def next_token_loss(model, tokens, lengths):
    total, count = 0.0, 0
    for row, length in zip(tokens, lengths.tolist()):
        text = row[:length][None]
        logits = model(text[:, :-1])[0]
        total = total + F.cross_entropy(logits, text[0, 1:], reduction="sum")
        count += length - 1
    return total / count
