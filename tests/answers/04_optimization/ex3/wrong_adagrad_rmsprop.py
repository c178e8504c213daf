# hint: You swapped AdaGrad and RMSProp
def name_the_walks():
    return {
        "A": "SGD 0.02",
        "B": "RMSProp",
        "C": "AdaGrad",
        "D": "momentum",
        "E": "Adam",
        "F": "SGD 0.07",
    }
