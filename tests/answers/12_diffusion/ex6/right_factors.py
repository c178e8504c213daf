def jump(x, predicted, now, then):
    share = (1 - then).sqrt() - (then * (1 - now) / now).sqrt()
    return (then / now).sqrt() * x + share * predicted
