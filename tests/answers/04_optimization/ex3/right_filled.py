def name_the_walks():
    named = {}
    named["F"] = "SGD 0.07"
    named["E"] = "Adam"
    named["D"] = "momentum"
    named["C"] = "RMSProp"
    named["B"] = "AdaGrad"
    named["A"] = "SGD 0.02"
    return named
