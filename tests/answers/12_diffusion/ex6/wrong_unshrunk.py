# hint: The clean examples are not shrunk
def jump(x, predicted, now, then):
    clean = (x - (1 - now).sqrt() * predicted) / now.sqrt()
    return clean + (1 - then).sqrt() * predicted
