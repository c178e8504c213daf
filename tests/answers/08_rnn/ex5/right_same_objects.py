def clip_gradients(gradients, largest):
    total = torch.stack([g.norm() for g in gradients]).norm().item()
    if total <= largest:
        return list(gradients)
    return [largest / total * g for g in gradients]
