# hint: Plain SGD with 0.07 is not where
def name_the_walks():
    return {
        "A": "SGD 0.02",
        "B": "AdaGrad",
        "C": "RMSProp",
        "D": "momentum",
        "E": "SGD 0.07",
        "F": "Adam",
    }
