def scheduled_lr(step, steps, warmup, peak):
    if warmup and step < warmup:
        return peak / warmup * (step + 1)
    return peak * math.cos(math.pi / 2 * (step - warmup) / (steps - warmup)) ** 2
