# hint: Do without
def output_of(layer, model, x):
    with hooks.record_outputs(model, [layer]) as outputs:
        model(x)
    return next(iter(outputs.values()))
