# hint: Return a dictionary
def find_by_hand():
    return {84, 40, 12, 20, 2}
