class _Keep:
    def __init__(self):
        self.v = None

    def __call__(self, module, args, out):
        self.v = out.detach().clone()


def output_of(layer, model, x):
    k = _Keep()
    with layer.register_forward_hook(k):
        with torch.no_grad():
            _ = model(x)
    return k.v
