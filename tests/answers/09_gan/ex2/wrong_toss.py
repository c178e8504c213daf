# hint: one half only if all are painted
def losses_of(hit, clouds):
    s = hit / (hit + clouds)
    r, f = -math.log(s), -math.log(1 - s)
    d = hit / clouds * r + f
    return math.log(4), r
