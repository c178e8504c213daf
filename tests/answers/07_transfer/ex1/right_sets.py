def what_moves():
    answer = {}
    answer["A"] = {"norm", "statistics", "head"}
    answer["B"] = {"weights", "norm", "head"}
    answer["C"] = {"statistics", "head"}
    answer["D"] = {"head"}
    answer["E"] = {"weights", "norm", "statistics"}
    answer["F"] = {"statistics", "head"}
    return answer
