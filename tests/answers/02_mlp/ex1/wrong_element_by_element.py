# hint: `*` multiplies element by element
def linear(x, weight, bias):
    return x * weight + bias
