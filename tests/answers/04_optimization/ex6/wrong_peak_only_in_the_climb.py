# hint: After the warm-up, peak is missing
def scheduled_lr(step, steps, warmup, peak):
    if step < warmup:
        return peak * (step + 1) / warmup
    return (1 + math.cos(math.pi * (step - warmup) / (steps - warmup))) / 2
