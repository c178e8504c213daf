def drop(x, p, training):
    if not training:
        return x.clone()
    flat = [0.0 if random.random() < p else v / (1 - p) for v in x.flatten().tolist()]
    return torch.tensor(flat, dtype=x.dtype).reshape(x.shape)
