# hint: The factors are square roots
def jump(x, predicted, now, then):
    clean = (x - (1 - now) * predicted) / now
    return then * clean + (1 - then) * predicted
