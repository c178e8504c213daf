# hint: You put in the noise that lies between
def jump(x, predicted, now, then):
    clean = (x - (1 - now).sqrt() * predicted) / now.sqrt()
    return then.sqrt() * clean + (then - now).sqrt() * predicted
