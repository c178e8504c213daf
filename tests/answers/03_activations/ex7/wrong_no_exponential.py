# hint: You divided the logits themselves


def softmax(z):
    return z / z.sum(dim=1, keepdim=True)
