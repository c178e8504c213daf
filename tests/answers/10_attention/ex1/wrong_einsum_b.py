# hint: Without a batch dimension, your function fails
def attend(q, k, v):
    scores = torch.einsum("bnd,bmd->bnm", q, k) / math.sqrt(q.shape[-1])
    return torch.einsum("bnm,bme->bne", scores.softmax(-1), v)
