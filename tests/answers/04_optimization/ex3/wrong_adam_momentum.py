# hint: You swapped Adam and momentum
def name_the_walks():
    return {
        "A": "SGD 0.02",
        "B": "AdaGrad",
        "C": "RMSProp",
        "D": "Adam",
        "E": "momentum",
        "F": "SGD 0.07",
    }
