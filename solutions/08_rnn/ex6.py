def memory_weights():
    """Return w_ih (3, 2), w_hh (3, 1), b_ih (3,), b_hh (3,) of a GRU."""
    w_ih = torch.tensor([[0.0, 0.0], [0.0, -40.0], [1.0, 0.0]])
    w_hh = torch.zeros(3, 1)
    b_ih = torch.tensor([0.0, 20.0, 0.0])
    b_hh = torch.zeros(3)
    return w_ih, w_hh, b_ih, b_hh
