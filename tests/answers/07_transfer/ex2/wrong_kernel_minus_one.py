# hint: one too few
def transposed_size(size, kernel, stride=1, padding=0, output_padding=0):
    return (size - 1) * stride - 2 * padding + kernel - 1 + output_padding
