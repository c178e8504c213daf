# hint: in the order m, v
def memory_weights():
    w_ih = torch.tensor([[0.0, 0.0], [-40.0, 0.0], [0.0, 1.0]])
    w_hh = torch.zeros(3, 1)
    b_ih = torch.tensor([0.0, 20.0, 0.0])
    b_hh = torch.zeros(3)
    return w_ih, w_hh, b_ih, b_hh
