# hint: now and then are swapped
def jump(x, predicted, now, then):
    clean = (x - (1 - then).sqrt() * predicted) / then.sqrt()
    return now.sqrt() * clean + (1 - now).sqrt() * predicted
