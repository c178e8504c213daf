# hint: You take the noise away twice
def jump(x, predicted, now, then):
    clean = (x - (1 - now).sqrt() * predicted) / now.sqrt()
    return then.sqrt() * clean - (1 - then).sqrt() * predicted
