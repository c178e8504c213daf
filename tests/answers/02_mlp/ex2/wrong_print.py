# hint: Return a dictionary
def find_by_hand():
    print({"a": 84})
