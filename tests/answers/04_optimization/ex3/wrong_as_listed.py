# hint: is not where
def name_the_walks():
    return {
        "A": "SGD 0.02",
        "B": "SGD 0.07",
        "C": "momentum",
        "D": "AdaGrad",
        "E": "RMSProp",
        "F": "Adam",
    }
