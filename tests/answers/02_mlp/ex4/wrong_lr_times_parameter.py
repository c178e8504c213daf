# hint: lr belongs to the gradient
def sgd_step(parameters, lr):
    with torch.no_grad():
        for p in parameters:
            p -= lr * p
