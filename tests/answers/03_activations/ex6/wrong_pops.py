# hint: You changed the list, or a tensor in it. Leave what


def dead_share(batches):
    fired = (batches.pop() > 0).any(dim=0)
    while batches:
        fired |= (batches.pop() > 0).any(dim=0)
    return (~fired).float().mean().item()
