# hint: The keys must be the letters
def name_the_walks():
    return {
        "SGD 0.02": "A",
        "AdaGrad": "B",
        "RMSProp": "C",
        "momentum": "D",
        "Adam": "E",
        "SGD 0.07": "F",
    }
