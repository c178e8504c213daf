# hint: RMSProp is not where
def name_the_walks():
    return {
        "A": "SGD 0.02",
        "B": "AdaGrad",
        "C": "momentum",
        "D": "RMSProp",
        "E": "Adam",
        "F": "SGD 0.07",
    }
