def memory_weights():
    # The old state would get into the new content, but r is 0.
    w_ih = torch.tensor([[0.0, 0.0], [0.0, -50.0], [1.0, 0.0]])
    w_hh = torch.tensor([[0.0], [0.0], [0.7]])
    b_ih = torch.tensor([-50.0, 25.0, 0.0])
    return w_ih, w_hh, b_ih, torch.tensor([0.0, 0.0, 0.4])
