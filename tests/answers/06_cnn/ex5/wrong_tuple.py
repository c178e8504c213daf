# hint: Return a dict with the eight keys
def read_network():
    return (20, 7, 5), 912, 24, 2160, 420, 6309, 21, 332640
