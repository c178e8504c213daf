# hint: A value of 0 is noted as something else
def memory_weights():
    w_ih = torch.tensor([[0.0, 0.0], [0.0, -40.0], [1.0, 0.0]])
    w_hh = torch.zeros(3, 1)
    b_ih = torch.tensor([0.0, 20.0, 0.5])
    b_hh = torch.zeros(3)
    return w_ih, w_hh, b_ih, b_hh
