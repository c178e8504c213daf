# hint: You round up
def output_size(size, kernel, stride=1, padding=0):
    return math.ceil((size - kernel + 2 * padding) / stride) + 1
