def page_cost(m, n, blocks, d):
    one = three = 0
    length = m
    for _ in range(n):
        one += length
        three += sum(range(1, length + 1))
        length += 1
    seen = length - 1
    return one, seen, three, sum(range(seen + 1)), blocks * (d + d) * seen
