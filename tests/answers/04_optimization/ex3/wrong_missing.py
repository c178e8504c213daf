# hint: The keys must be the letters
def name_the_walks():
    return {"A": "SGD 0.02", "B": "AdaGrad", "C": "RMSProp", "D": "momentum", "E": "Adam"}
