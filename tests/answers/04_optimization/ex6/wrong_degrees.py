# hint: not 180
def scheduled_lr(step, steps, warmup, peak):
    if step < warmup:
        return peak * (step + 1) / warmup
    return peak * (1 + math.cos(180 * (step - warmup) / (steps - warmup))) / 2
