def attend(q, k, v):
    scores = torch.einsum("...nd,...md->...nm", q, k) * q.shape[-1] ** -0.5
    return torch.einsum("...nm,...me->...ne", F.softmax(scores, dim=-1), v)
