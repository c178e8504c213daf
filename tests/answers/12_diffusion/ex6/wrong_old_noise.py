# hint: The noise that you put in again is that of now
def jump(x, predicted, now, then):
    clean = (x - (1 - now).sqrt() * predicted) / now.sqrt()
    return then.sqrt() * clean + (1 - now).sqrt() * predicted
