def measured_slopes(x, w, b, h):
    inputs, p = torch.cat([x, torch.ones(1).to(x)]), torch.cat([w, b[None]])
    turns = h * torch.eye(len(p), dtype=p.dtype)
    s = [
        (1 / (1 + torch.exp(-(inputs @ (p + t)))) - 1 / (1 + torch.exp(-(inputs @ (p - t)))))
        / (2 * h)
        for t in turns
    ]
    return torch.stack(s[:-1]), s[-1]
