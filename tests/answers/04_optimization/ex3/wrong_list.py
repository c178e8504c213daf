# hint: Return a dict
def name_the_walks():
    return ["SGD 0.02", "AdaGrad", "RMSProp", "momentum", "Adam", "SGD 0.07"]
