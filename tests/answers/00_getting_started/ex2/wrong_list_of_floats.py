# hint: You returned a list
def to_floats(rows):
    return [[float(v) for v in row] for row in rows]
