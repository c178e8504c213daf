# hint: You swapped Adam and RMSProp
def name_the_walks():
    return {
        "A": "SGD 0.02",
        "B": "AdaGrad",
        "C": "Adam",
        "D": "momentum",
        "E": "RMSProp",
        "F": "SGD 0.07",
    }
