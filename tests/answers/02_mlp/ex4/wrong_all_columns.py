# hint: 1 was subtracted in the columns y of ALL rows
def loss_and_gradients(x, y, w1, b1, w2, b2):
    h = torch.sigmoid(x @ w1.T + b1)
    o = h @ w2.T + b2
    loss = -o.log_softmax(1)[torch.arange(len(y)), y].mean()
    g = o.softmax(1)
    g[:, y] -= 1
    g = g / len(y)
    gz = (g @ w2) * h * (1 - h)
    return loss, gz.T @ x, gz.sum(0), g.T @ h, g.sum(0)
