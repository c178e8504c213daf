def clip_gradients(gradients, largest):
    total = torch.cat([g.flatten() for g in gradients]).norm()
    if total <= largest:
        return [g.clone() for g in gradients]
    return [g / total * largest for g in gradients]
