# hint: You swapped Adam and AdaGrad
def name_the_walks():
    return {
        "A": "SGD 0.02",
        "B": "Adam",
        "C": "RMSProp",
        "D": "momentum",
        "E": "AdaGrad",
        "F": "SGD 0.07",
    }
