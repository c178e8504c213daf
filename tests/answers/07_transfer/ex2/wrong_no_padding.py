# hint: The padding does not appear
def transposed_size(size, kernel, stride=1, padding=0, output_padding=0):
    return (size - 1) * stride + kernel + output_padding
