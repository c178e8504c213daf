def train_digits(x, y):
    inputs = torch.cat([x, torch.ones(len(x), 1)], 1).double()
    a = inputs.T @ inputs + 30 * torch.eye(785).double()
    p = torch.linalg.solve(a, inputs.T @ (2.0 * y - 1).double())
    return p[:-1].float(), p[-1].float()
