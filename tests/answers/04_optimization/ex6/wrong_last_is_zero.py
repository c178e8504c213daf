# hint: Your cosine reaches 0 in the last step
def scheduled_lr(step, steps, warmup, peak):
    if step < warmup:
        return peak * (step + 1) / warmup
    return peak * (1 + math.cos(math.pi * (step - warmup) / (steps - warmup - 1))) / 2
