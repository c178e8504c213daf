# hint: is no walker
def name_the_walks():
    return {
        "A": "SGD 0.02",
        "B": "Adagrad",
        "C": "RMSprop",
        "D": "momentum",
        "E": "Adam",
        "F": "SGD 0.07",
    }
