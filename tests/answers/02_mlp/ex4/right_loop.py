def loss_and_gradients(x, y, w1, b1, w2, b2):
    loss = torch.zeros(())
    dw1, db1, dw2, db2 = (torch.zeros_like(p) for p in (w1, b1, w2, b2))
    n = x.shape[0]
    for i in range(n):
        h = torch.sigmoid(w1 @ x[i] + b1)
        o = w2 @ h + b2
        p = torch.exp(o - o.max())
        p = p / p.sum()
        loss = loss - torch.log(p[y[i]]) / n
        g = p.clone()
        g[y[i]] -= 1
        g = g / n
        dw2 += torch.outer(g, h)
        db2 += g
        gz = (w2.T @ g) * h * (1 - h)
        dw1 += torch.outer(gz, x[i])
        db1 += gz
    return loss, dw1, db1, dw2, db2
