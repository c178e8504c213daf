def what_doubles():
    rows = torch.tensor([[1, 2, 4, 4], [1, 1, 1, 2], [4, 4, 2, 1]]).tolist()
    return dict(zip(("n", "heads", "d"), map(tuple, rows))) | {"even": 3072}
