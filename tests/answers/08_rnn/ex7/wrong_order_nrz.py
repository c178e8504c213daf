# hint: You read them as n, r, z
def gru_step(x, h, w_ih, w_hh, b_ih, b_hh):
    x_n, x_r, x_z = (x @ w_ih.T + b_ih).chunk(3, dim=1)
    h_n, h_r, h_z = (h @ w_hh.T + b_hh).chunk(3, dim=1)
    r = torch.sigmoid(x_r + h_r)
    z = torch.sigmoid(x_z + h_z)
    n = torch.tanh(x_n + r * h_n)
    return (1 - z) * n + z * h
