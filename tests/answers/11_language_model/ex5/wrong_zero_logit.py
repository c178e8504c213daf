# hint: which is not improbable
def next_token(logits, temperature=1.0, top_k=None, top_p=None):
    z = logits / temperature
    if top_k is not None:
        stay = z >= z.topk(min(top_k, len(z))).values[-1]
        z = torch.where(stay, z, 0.0)
    return z.softmax(0)
