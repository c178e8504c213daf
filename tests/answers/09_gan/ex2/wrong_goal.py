# hint: This is the goal
def losses_of(hit, clouds):
    return math.log(4), math.log(2)
