# hint: The slope is missing
def delta(z, delta_next, weight_next):
    return delta_next @ weight_next
