# hint: Return a dictionary
def gates():
    {"AND": 1}
