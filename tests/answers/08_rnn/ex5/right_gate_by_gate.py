def lstm_step(x, h, c, w_ih, w_hh, b_ih, b_hh):
    def part(k):
        rows = slice(k * h.shape[1], (k + 1) * h.shape[1])
        return x @ w_ih[rows].T + b_ih[rows] + h @ w_hh[rows].T + b_hh[rows]

    new = torch.sigmoid(part(1)) * c + torch.sigmoid(part(0)) * torch.tanh(part(2))
    return torch.sigmoid(part(3)) * torch.tanh(new), new
