# hint: p[order] does not undo a sort
def next_token(logits, temperature=1.0, top_k=None, top_p=None):
    p = (logits / temperature).softmax(dim=0)
    p, order = p.sort(descending=True)
    if top_k is not None:
        p = torch.where(torch.arange(len(p)) < top_k, p, 0.0)
        p = p / p.sum()
    if top_p is not None:
        before = p.cumsum(0) - p
        p = torch.where(before < top_p, p, 0.0)
        p = p / p.sum()
    return p[order]
