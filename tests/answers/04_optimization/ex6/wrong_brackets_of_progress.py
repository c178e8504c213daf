# hint: (step - warmup) / (steps - warmup)
def scheduled_lr(step, steps, warmup, peak):
    if step < warmup:
        return peak * (step + 1) / warmup
    progress = step - warmup / (steps - warmup)
    return peak * (1 + math.cos(math.pi * progress)) / 2
