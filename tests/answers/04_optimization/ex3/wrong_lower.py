# hint: The keys must be the letters
def name_the_walks():
    return {
        "a": "SGD 0.02",
        "b": "AdaGrad",
        "c": "RMSProp",
        "d": "momentum",
        "e": "Adam",
        "f": "SGD 0.07",
    }
