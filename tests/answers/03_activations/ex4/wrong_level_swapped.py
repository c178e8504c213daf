# hint: The two whose product is about 1 are swapped
def which_is_which():
    return {
        "sigmoid, gain 1": "E",
        "tanh, gain 1": "D",
        "tanh, gain 4": "F",
        "ReLU, gain 0.58": "A",
        "ReLU, gain 1.41": "B",
        "ReLU, gain 2": "C",
    }
