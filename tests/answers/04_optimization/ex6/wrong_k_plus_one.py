# hint: one step ahead
def scheduled_lr(step, steps, warmup, peak):
    if step < warmup:
        return peak * (step + 1) / warmup
    return peak * (1 + math.cos(math.pi * (step + 1 - warmup) / (steps - warmup))) / 2
