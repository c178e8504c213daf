# hint: Negative logits became 0, and you divided. Softmax


def softmax(z):
    p = z.clamp(min=0)
    return p / p.sum(dim=1, keepdim=True)
