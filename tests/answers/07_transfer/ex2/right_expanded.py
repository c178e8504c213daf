def transposed_size(size, kernel, stride=1, padding=0, output_padding=0):
    return size * stride - stride + kernel + output_padding - padding - padding
