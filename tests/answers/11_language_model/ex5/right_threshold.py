def next_token(logits, temperature=1.0, top_k=None, top_p=None):
    p = torch.softmax(logits / temperature, -1)
    rank = p.argsort(descending=True).argsort()
    if top_k is not None:
        p = p * (rank < top_k)
        p = p / p.sum()
    if top_p is not None:
        before = torch.stack([p[rank < r].sum() for r in rank])
        p = p * (before < top_p)
        p = p / p.sum()
    return p
