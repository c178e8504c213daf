def dead_share(batches):
    total = sum(batch.double().sum(dim=0) for batch in batches)
    return (total == 0).double().mean().item()
