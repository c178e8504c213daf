# hint: For the clean examples, you divide by now
def jump(x, predicted, now, then):
    clean = (x - (1 - now).sqrt() * predicted) / now
    return then.sqrt() * clean + (1 - then).sqrt() * predicted
