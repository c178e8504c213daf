def attend(q, k, v):
    flat = lambda t: t.reshape(-1, *t.shape[-2:])
    outs = []
    for a, b, c in zip(flat(q), flat(k), flat(v)):
        rows = []
        for i in range(a.shape[0]):
            s = torch.stack([(a[i] * b[j]).sum() for j in range(b.shape[0])]) / a.shape[1] ** 0.5
            w = torch.softmax(s, 0)
            rows.append((w[:, None] * c).sum(0))
        outs.append(torch.stack(rows))
    return torch.stack(outs).reshape(*q.shape[:-1], v.shape[-1])
