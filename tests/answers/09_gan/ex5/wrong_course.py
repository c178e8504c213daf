# hint: count_modes
def judge_points(points, centres, std):
    return gan.count_modes(points, centres, std)
