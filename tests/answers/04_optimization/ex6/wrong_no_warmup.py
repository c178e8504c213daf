# hint: the cosine runs over all steps
def scheduled_lr(step, steps, warmup, peak):
    return peak * (1 + math.cos(math.pi * step / steps)) / 2
