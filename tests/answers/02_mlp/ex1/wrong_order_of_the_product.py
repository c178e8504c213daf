# hint: The order of a matrix product counts
def linear(x, weight, bias):
    return weight @ x + bias
