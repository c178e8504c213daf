# hint: You averaged the batches' shares


def dead_share(batches):
    shares = [(b == 0).all(dim=0).float().mean().item() for b in batches]
    return sum(shares) / len(shares)
