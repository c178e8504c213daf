# hint: The bug is still there
def delta(z, delta_next, weight_next):
    slope = z * (1 - z)
    return slope * (delta_next @ weight_next)
