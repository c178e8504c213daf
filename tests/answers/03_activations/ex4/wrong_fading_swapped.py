# hint: Two of your networks fade, and you have swapped them
def which_is_which():
    return {
        "sigmoid, gain 1": "A",
        "tanh, gain 1": "B",
        "tanh, gain 4": "F",
        "ReLU, gain 0.58": "E",
        "ReLU, gain 1.41": "D",
        "ReLU, gain 2": "C",
    }
