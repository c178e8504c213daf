def softmax(z):
    m, _ = z.max(-1)
    e = (z - m[:, None]).exp()
    return e / e.sum(-1).unsqueeze(1)
