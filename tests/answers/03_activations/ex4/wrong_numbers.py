# hint: a letter is a str
def which_is_which():
    names = [
        "sigmoid, gain 1",
        "tanh, gain 1",
        "tanh, gain 4",
        "ReLU, gain 0.58",
        "ReLU, gain 1.41",
        "ReLU, gain 2",
    ]
    return dict(zip(names, [4, 1, 5, 0, 3, 2]))
