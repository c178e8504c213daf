def name_the_walks() -> dict[str, str]:
    pairs = "A:SGD 0.02 B:AdaGrad C:RMSProp D:momentum E:Adam F:SGD 0.07".replace("SGD ", "SGD_")
    return {
        letter: name.replace("_", " ") for letter, name in (p.split(":") for p in pairs.split())
    }
