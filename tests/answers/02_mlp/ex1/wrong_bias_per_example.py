# hint: The bias ran down the columns
def linear(x, weight, bias):
    return x @ weight.T + bias.unsqueeze(1)
