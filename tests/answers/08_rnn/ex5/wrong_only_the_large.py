# hint: only those tensors that are large
import math


def clip_gradients(gradients, largest):
    t = math.sqrt(sum(g.square().sum().item() for g in gradients))
    return [g * largest / t if g.norm() > largest else g for g in gradients]
