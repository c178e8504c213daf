# hint: You round to the nearest
def output_size(size, kernel, stride=1, padding=0):
    return round((size - kernel + 2 * padding) / stride + 1)
