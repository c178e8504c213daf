def dead_share(batches):
    total = sum(b.sum(0) for b in batches)
    return (total == 0).sum().item() / len(total)
