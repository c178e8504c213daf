# hint: more than once
def name_the_walks():
    return {
        "A": "SGD 0.02",
        "B": "AdaGrad",
        "C": "RMSProp",
        "D": "momentum",
        "E": "Adam",
        "F": "Adam",
    }
