# hint: below the limit, though their norm is above 1
import math


def clip_gradients(gradients, largest):
    t = math.sqrt(sum(g.square().sum().item() for g in gradients))
    return [g * largest / t if t > 1 else g for g in gradients]
