# hint: Return a dict
def five_bugs():
    return ["B", "J", "K", "L", "V"]
