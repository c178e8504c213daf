# hint: The padding is missing
def output_size(size, kernel, stride=1, padding=0):
    return (size - kernel) // stride + 1
