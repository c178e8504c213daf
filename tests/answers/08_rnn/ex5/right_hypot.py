import math


def clip_gradients(gradients, largest):
    n = math.hypot(*[g.norm().item() for g in gradients])
    return (
        [g.clone() for g in gradients] if n <= largest else [g.mul(largest / n) for g in gradients]
    )
