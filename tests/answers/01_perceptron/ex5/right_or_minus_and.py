def xor_network():
    # OR, unless AND speaks against it
    hidden_w = torch.ones(2, 2)
    hidden_b = torch.tensor([-1.0, -2.0])
    return hidden_w, hidden_b, torch.tensor([1.0, -2.0]), torch.tensor(-1.0)
