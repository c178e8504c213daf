# hint: add it before you divide
def output_size(size, kernel, stride=1, padding=0):
    return (size - kernel) // stride + 2 * padding + 1
