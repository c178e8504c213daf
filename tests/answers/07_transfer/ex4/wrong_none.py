# hint: Return a dict
def enlarge_to_order():
    answer = {}
