def clip_gradients(gradients, largest):
    total = math.sqrt(sum(g.square().sum().item() for g in gradients))
    factor = torch.tensor(largest) / torch.tensor(total)
    return [g * factor.clamp(max=1.0) for g in gradients]
