def update(w, b, x, y, lr):
    error = y.item() - int(torch.dot(x, w) + b >= 0)
    return w + lr * error * x, b + lr * error
