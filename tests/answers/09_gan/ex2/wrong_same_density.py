# hint: share a few clouds
def losses_of(hit, clouds):
    return (hit / clouds + 1) * math.log(2), math.log(2)
