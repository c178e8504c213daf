# hint: must be a string or a real number
def to_floats(rows):
    return float(rows)
