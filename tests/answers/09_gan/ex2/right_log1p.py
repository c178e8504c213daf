def losses_of(hit, clouds):
    g = math.log1p(clouds / hit)
    return hit / clouds * g + math.log1p(hit / clouds), g
