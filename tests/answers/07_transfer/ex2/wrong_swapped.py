# hint: you swapped them
def transposed_size(size, kernel, stride=1, padding=0, output_padding=0):
    return (size - 1) * kernel - 2 * padding + stride + output_padding
