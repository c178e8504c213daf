def fill_the_orders():
    orders = {}
    orders["A"] = 7, 1, 3
    orders["F"] = 5, 1, 0
    orders["C"] = 4, 4, 0
    orders["B"] = 7, 2, 3
    orders["E"] = 4, 1, 4
    orders["D"] = 6, 3, 0
    return orders
