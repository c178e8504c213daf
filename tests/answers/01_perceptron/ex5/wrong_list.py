# hint: Return a tuple of four
def xor_network():
    hidden_w = torch.tensor([[1.0, 1.0], [-1.0, -1.0]])
    hidden_b = torch.tensor([-0.5, 1.5])
    return [hidden_w, hidden_b, torch.ones(2), torch.tensor(-1.5)]
