def who_is_heard():
    D, H = 2, 3
    torch.manual_seed(1)
    time_first, batch_first = nn.RNN(D, H), nn.RNN(D, H, batch_first=True)
    x = torch.randn(4, 6, D, requires_grad=True)
    rows = {
        "a": time_first(x)[0][:, -1][2],
        "b": batch_first(x)[0][-1][2],
        "c": time_first(x.transpose(0, 1))[0][-1][2],
        "d": time_first(x.reshape(6, 4, D))[0][-1][2],
        "e": time_first(x)[1][0][2],
    }
    heard = {}
    for letter, row in rows.items():
        (g,) = torch.autograd.grad(row.sum(), x, retain_graph=True)
        heard[letter] = [tuple(p) for p in g.abs().sum(2).nonzero().tolist()]
    return heard
