# hint: warmup=0 divides by 0
def scheduled_lr(step, steps, warmup, peak, lowest):
    climb = peak * (step + 1) / warmup
    if step < warmup:
        return climb
    progress = (step - warmup) / (steps - 1 - warmup)
    return lowest + (peak - lowest) * (1 + math.cos(math.pi * progress)) / 2
