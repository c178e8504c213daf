def linear(x, weight, bias):
    return (weight @ x.T + bias[:, None]).T
