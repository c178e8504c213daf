# hint: goes through a quarter of its wave only
import math


def scheduled_lr(step, steps, warmup, peak, lowest):
    if step < warmup:
        return peak * (step + 1) / warmup
    progress = (step - warmup) / (steps - 1 - warmup)
    return lowest + (peak - lowest) * (1 + math.cos(math.pi * progress / 2)) / 2
