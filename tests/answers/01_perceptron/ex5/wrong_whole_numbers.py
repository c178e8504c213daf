# hint: must hold float32
def xor_network():
    hidden_w = torch.tensor([[1, 1], [-1, -1]])
    hidden_b = torch.tensor([-1, 1])
    return hidden_w, hidden_b, torch.tensor([1, 1]), torch.tensor(-2)
