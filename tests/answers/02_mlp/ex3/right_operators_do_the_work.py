class Value:
    def __init__(self, data, inputs=()):
        self.data = float(data)
        self.inputs = inputs
        self.grad = 0.0

    def __add__(self, other):
        return Value(self.data + other.data, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        return Value(self.data * other.data, ((self, other.data), (other, self.data)))

    def add(self, other):
        return self + other

    def mul(self, other):
        return self * other

    def relu(self):
        return self * Value(1.0) if self.data > 0 else self * Value(0.0)

    def _list(self, order):
        if self in order:
            return order
        for source, _ in self.inputs:
            source._list(order)
        return order + [self] if self not in order else order

    def backward(self):
        order, seen = [], set()
        stack = [(self, False)]
        while stack:
            value, done = stack.pop()
            if done:
                order.append(value)
            elif value not in seen:
                seen.add(value)
                stack.append((value, True))
                stack.extend((source, False) for source, _ in value.inputs)
        self.grad = 1.0
        while order:
            value = order.pop()
            for source, derivative in value.inputs:
                source.grad += derivative * value.grad
