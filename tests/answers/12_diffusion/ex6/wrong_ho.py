# hint: This is the step of Ho et al.
def jump(x, predicted, now, then):
    clean = (x - (1 - now).sqrt() * predicted) / now.sqrt()
    return (x - (1 - now / then) / (1 - now).sqrt() * predicted) / (now / then).sqrt()
