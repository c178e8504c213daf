# hint: is not where
def name_the_walks():
    return {
        "A": "AdaGrad",
        "B": "RMSProp",
        "C": "momentum",
        "D": "Adam",
        "E": "SGD 0.07",
        "F": "SGD 0.02",
    }
