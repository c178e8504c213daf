# hint: For the clean examples, divide by sqrt(now)
def jump(x, predicted, now, then):
    clean = x - (1 - now).sqrt() * predicted
    return then.sqrt() * clean + (1 - then).sqrt() * predicted
