# hint: i - 1 distances
def transposed_size(size, kernel, stride=1, padding=0, output_padding=0):
    return size * stride - 2 * padding + kernel + output_padding
