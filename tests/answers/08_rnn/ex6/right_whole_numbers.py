def memory_weights():
    w_ih = torch.tensor([[0, 0], [0, -100], [1, 0]])
    return w_ih, torch.zeros(3, 1), torch.tensor([0, 50, 0]), torch.zeros(3)
