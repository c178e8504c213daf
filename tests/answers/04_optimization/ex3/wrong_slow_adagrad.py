# hint: AdaGrad is not where
def name_the_walks():
    return {
        "A": "AdaGrad",
        "B": "SGD 0.02",
        "C": "RMSProp",
        "D": "momentum",
        "E": "Adam",
        "F": "SGD 0.07",
    }
