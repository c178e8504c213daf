def losses_of(hit: int, clouds: int) -> tuple[float, float]:
    """Loss of the best D, and loss of G, who paints `hit` of the clouds."""
    sure = hit / (hit + clouds)  # (1 / clouds) / (1 / clouds + 1 / hit)
    d_loss = -hit / clouds * math.log(sure) - math.log(1 - sure)
    return d_loss, -math.log(sure)
