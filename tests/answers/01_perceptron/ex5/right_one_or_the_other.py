def xor_network():
    # (the first and not the second) or (the second and not the first)
    hidden_w = torch.tensor([[1.0, -1.0], [-1.0, 1.0]])
    hidden_b = torch.tensor([-1.0, -1.0])
    return hidden_w, hidden_b, torch.tensor([1.0, 1.0]), torch.tensor(-1.0)
