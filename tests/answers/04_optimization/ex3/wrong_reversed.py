# hint: A is the SHORTEST
def name_the_walks():
    return {
        "A": "SGD 0.07",
        "B": "Adam",
        "C": "momentum",
        "D": "RMSProp",
        "E": "AdaGrad",
        "F": "SGD 0.02",
    }
