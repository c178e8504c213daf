# hint: You subtracted the largest and divided. The


def softmax(z):
    z = z - z.max(dim=1, keepdim=True).values
    return z / z.sum(dim=1, keepdim=True)
