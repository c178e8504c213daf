def find_by_hand():
    a, b, c = 2, 3, -2
    u = a * b
    v = u + c
    w = u * v
    dw = a
    dv = dw * u
    du = dw * v + dv
    return dict(a=w + du * b, b=du * a, c=dv, u=du, v=dv, w=dw, order="Lwvu")
