# hint: has no len()
def sgd_step(parameters, lr):
    with torch.no_grad():
        for i in range(len(parameters)):
            parameters[i].sub_(lr * parameters[i].grad)
