# hint: Do without torch.nn.functional.dropout
def drop(x, p, training):
    return F.dropout(x, p, training)
