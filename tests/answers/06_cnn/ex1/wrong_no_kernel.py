# hint: The filter's own width is missing: its
def output_size(size, kernel, stride=1, padding=0):
    return (size + 2 * padding) // stride + 1
