# hint: swapped them
def name_the_walks():
    return {
        "A": "SGD 0.07",
        "B": "AdaGrad",
        "C": "RMSProp",
        "D": "momentum",
        "E": "Adam",
        "F": "SGD 0.02",
    }
