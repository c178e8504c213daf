def judge_repairs():
    # "Think first, then try it out": this one tries.
    def a(s, m):
        w = s.softmax(-2) * m
        return w / w.sum(-1, keepdim=True)

    def d(s, m):
        w = s.softmax(-1) * m
        return w / w.sum(-1, keepdim=True)

    repairs = {
        "A": a,
        "B": lambda s, m: s.softmax(-1) * m,
        "C": lambda s, m: (s * m).softmax(-1),
        "D": d,
        "E": lambda s, m: s.masked_fill(~m, -1000.0).softmax(-1),
        "F": lambda s, m: (s + m.float().log()).softmax(-1),
    }
    m = torch.ones(6, 6, dtype=torch.bool).tril()
    x = torch.randn(6, 8)
    y = torch.cat([x[:-1], torch.randn(1, 8)])
    s, t = x @ x.T / 8**0.5, y @ y.T / 8**0.5
    loud = s.clone()
    loud[range(5), range(1, 6)] += 500
    found = {}
    for letter, f in repairs.items():
        w = f(s, m)
        found[letter] = [
            i
            for i, good in enumerate(
                [
                    torch.allclose(w.sum(-1), torch.ones(6), atol=1e-4),
                    torch.allclose((w @ x)[:-1], (f(t, m) @ y)[:-1], atol=1e-4),
                    torch.allclose(w, f(loud, m), atol=1e-4),
                    torch.allclose(w, f(s - 2000 * m, m), atol=1e-4),
                ],
                1,
            )
            if good
        ]
    return found
