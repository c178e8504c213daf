# hint: There is no warm-up: while
def scheduled_lr(step, steps, warmup, peak):
    return peak * (1 + math.cos(math.pi * (step - warmup) / (steps - warmup))) / 2
