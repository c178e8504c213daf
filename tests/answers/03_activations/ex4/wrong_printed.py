# hint: Return a dict
def which_is_which():
    print({"sigmoid, gain 1": "E"})
