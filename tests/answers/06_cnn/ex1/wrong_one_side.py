# hint: Padding on one side only
def output_size(size, kernel, stride=1, padding=0):
    return (size - kernel + padding) // stride + 1
