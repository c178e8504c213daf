def name_the_walks():
    return dict(zip("ABCDEF", ["SGD 0.02", "AdaGrad", "RMSProp", "momentum", "Adam", "SGD 0.07"]))
