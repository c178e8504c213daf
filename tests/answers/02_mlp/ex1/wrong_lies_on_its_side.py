# hint: Your result lies on its side
def linear(x, weight, bias):
    return weight @ x.T + bias.unsqueeze(1)
