# hint: The temperature comes first, then top-p: yours came last
def next_token(logits, temperature=1.0, top_k=None, top_p=None):
    p, order = logits.softmax(0).sort(descending=True)
    if top_k is not None:
        p = p * (torch.arange(len(p)) < top_k)
        p = p / p.sum()
    if top_p is not None:
        p = p * (p.cumsum(0) - p < top_p)
    p = p ** (1 / temperature)
    return torch.zeros_like(p).scatter(0, order, p / p.sum())
