def attend(q, k, v):
    rows = []
    for i in range(q.shape[-2]):
        scores = (q[..., i, :].unsqueeze(-2) * k).sum(-1) / q.shape[-1] ** 0.5
        w = torch.exp(scores - scores.amax(-1, keepdim=True))
        w = w / w.sum(-1, keepdim=True)
        rows.append((w.unsqueeze(-1) * v).sum(-2))
    return torch.stack(rows, dim=-2)
