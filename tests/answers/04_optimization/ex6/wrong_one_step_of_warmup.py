# hint: there is no warm-up step at all
def scheduled_lr(step, steps, warmup, peak):
    warmup = max(warmup, 1)
    if step < warmup:
        return peak * (step + 1) / warmup
    return peak * (1 + math.cos(math.pi * (step - warmup) / (steps - warmup))) / 2
