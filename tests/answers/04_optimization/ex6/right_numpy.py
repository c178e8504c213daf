def scheduled_lr(step, steps, warmup, peak, lowest):
    import numpy as np

    climbing = np.linspace(peak / warmup, peak, warmup) if warmup else np.zeros(0)
    progress = np.linspace(0, 1, steps - warmup)
    falling = lowest + (peak - lowest) * (1 + np.cos(np.pi * progress)) / 2
    return float(np.concatenate([climbing, falling])[step])
