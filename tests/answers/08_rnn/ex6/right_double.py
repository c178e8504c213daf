def memory_weights():
    w_ih = torch.zeros(3, 2, dtype=torch.float64)
    w_ih[1, 1], w_ih[2, 0] = -25, 1
    b_hh = torch.zeros(3, dtype=torch.float64)
    b_hh[1] = 15
    return w_ih, torch.zeros(3, 1).double(), torch.zeros(3).double(), b_hh
