# hint: is there a return
def output_size(size, kernel, stride=1, padding=0):
    print((size - kernel + 2 * padding) // stride + 1)
