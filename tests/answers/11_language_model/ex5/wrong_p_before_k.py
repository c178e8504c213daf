# hint: divide by the sum before top-p
def next_token(logits, temperature=1.0, top_k=None, top_p=None):
    p, order = (logits / temperature).softmax(0).sort(descending=True)
    stay = torch.ones(len(p), dtype=torch.bool)
    if top_p is not None:
        stay &= p.cumsum(0) - p < top_p
    if top_k is not None:
        stay &= torch.arange(len(p)) < top_k
    p = p * stay
    return torch.zeros_like(p).scatter(0, order, p / p.sum())
