# hint: added on one side only
def transposed_size(size, kernel, stride=1, padding=0, output_padding=0):
    return (size - 1) * stride - 2 * padding + kernel + 2 * output_padding
