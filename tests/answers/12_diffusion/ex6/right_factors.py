def jump(x, predicted, now, then):
    clean = (x - (1 - now).sqrt() * predicted) / now.sqrt()
    return (then / now).sqrt() * x + ((1 - then).sqrt() - (then * (1 - now) / now).sqrt()) * predicted
