def scheduled_lr(step, steps, warmup, peak, lowest):
    if step >= warmup:
        p = (step - warmup) / (steps - warmup - 1)
        return (peak + lowest) / 2 + (peak - lowest) / 2 * math.cos(p * math.pi)
    return (step + 1) / warmup * peak
