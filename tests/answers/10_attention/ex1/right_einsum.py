def attend(q, k, v):
    scores = torch.einsum("...qx,...kx->...qk", q, k) * q.shape[-1] ** -0.5
    return torch.einsum("...qk,...kv->...qv", F.softmax(scores, dim=-1), v)
