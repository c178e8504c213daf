# hint: Your hook is still there:
def output_of(layer, model, x):
    return layer.register_forward_hook(lambda m, a, o: o)
