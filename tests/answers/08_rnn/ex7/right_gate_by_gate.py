def gru_step(x, h, w_ih, w_hh, b_ih, b_hh):
    size = h.shape[1]
    rows = [slice(k * size, (k + 1) * size) for k in range(3)]
    a = [F.linear(x, w_ih[k], b_ih[k]) for k in rows]
    b = [F.linear(h, w_hh[k], b_hh[k]) for k in rows]
    r, z = torch.sigmoid(a[0] + b[0]), torch.sigmoid(a[1] + b[1])
    n = torch.tanh(a[2] + r * b[2])
    return n + z * (h - n)
