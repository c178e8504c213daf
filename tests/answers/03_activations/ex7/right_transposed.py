def softmax(z):
    t = (z.T - z.max(dim=1).values).exp()
    return (t / t.sum(dim=0)).T
