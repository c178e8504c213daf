def adamw_walk(gradient, start, steps, lr=0.1, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.0):
    place = start.detach().clone()
    first, second = torch.zeros_like(place), torch.zeros_like(place)
    t = 0
    while t < steps:
        t += 1
        slope_here = gradient(place)
        first = torch.lerp(slope_here, first, beta1)
        second = second + (1 - beta2) * (slope_here.square() - second)
        step = first / (1 - beta1**t) / (torch.sqrt(second / (1 - beta2**t)) + eps)
        place = place - lr * (step + weight_decay * place)
    return place
