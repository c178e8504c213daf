# hint: Your result is a float
def output_size(size, kernel, stride=1, padding=0):
    return np.floor((size - kernel + 2 * padding) / stride) + 1
