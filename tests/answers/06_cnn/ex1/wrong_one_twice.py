# hint: You add 1 twice
def output_size(size, kernel, stride=1, padding=0):
    return (size - kernel + 1 + 2 * padding) // stride + 1
