# hint: warmup=0 divides by 0
def scheduled_lr(step, steps, warmup, peak):
    climb = (step + 1) / warmup
    fall = (1 + math.cos(math.pi * (step - warmup) / (steps - warmup))) / 2
    return peak * (climb if step < warmup else fall)
