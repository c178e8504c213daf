# hint: the value is one number
def five_bugs():
    return {"B": "leak", "J": "softmax", "K": "eval", "L": "mean", "V": "copy"}
