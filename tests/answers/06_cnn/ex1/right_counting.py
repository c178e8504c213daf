def output_size(size, kernel, stride=1, padding=0):
    places, left = 0, -padding
    while left + kernel <= size + padding:
        places += 1
        left += stride
    return places
