# hint: climbs from 0, not from lowest
def scheduled_lr(step, steps, warmup, peak, lowest):
    if step < warmup:
        return lowest + (peak - lowest) * (step + 1) / warmup
    progress = (step - warmup) / (steps - 1 - warmup)
    wave = (1 + math.cos(math.pi * progress)) / 2
    return lowest + (peak - lowest) * wave
