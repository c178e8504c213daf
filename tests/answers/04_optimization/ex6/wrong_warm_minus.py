# hint: the others climb by W - 1
def scheduled_lr(step, steps, warmup, peak):
    if step < warmup:
        return peak * step / (warmup - 1)
    return peak * (1 + math.cos(math.pi * (step - warmup) / (steps - warmup))) / 2
