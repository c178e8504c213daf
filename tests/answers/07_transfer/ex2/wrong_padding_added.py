# hint: cut off
def transposed_size(size, kernel, stride=1, padding=0, output_padding=0):
    return (size - 1) * stride + 2 * padding + kernel + output_padding
