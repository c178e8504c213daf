def next_token(logits, temperature=1.0, top_k=None, top_p=None):
    z = logits / temperature
    if top_k is not None:
        least = z.topk(min(top_k, len(z))).values[-1]
        z = z.masked_fill(z < least, -math.inf)
    p = z.softmax(0)
    if top_p is not None:
        total, stay = 0.0, torch.zeros(len(p))
        for i in p.argsort(descending=True).tolist():
            stay[i] = 1.0
            total += p[i].item()
            if total >= top_p:
                break
        p = p * stay / (p * stay).sum()
    return p
