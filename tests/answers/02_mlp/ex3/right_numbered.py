import itertools

COUNT = itertools.count()


class Value:
    def __init__(self, data, inputs=()):
        self.data, self.inputs, self.grad = data, list(inputs), 0.0
        self.number = next(COUNT)

    def add(self, other):
        return Value(self.data + other.data, [(self, 1), (other, 1)])

    def mul(self, other):
        return Value(other.data * self.data, [(self, other.data), (other, self.data)])

    def relu(self):
        return Value(self.data if self.data >= 0 else 0, [(self, 1 if self.data >= 0 else 0)])

    def backward(self):
        behind = {self}
        todo = [self]
        while todo:
            for source, _ in todo.pop().inputs:
                if source not in behind:
                    behind.add(source)
                    todo.append(source)
        for value in behind:
            value.grad = 0.0
        self.grad = 1.0
        for value in sorted(behind, key=lambda v: v.number, reverse=True):
            for source, slope in value.inputs:
                source.grad += slope * value.grad
        return self

    def __add__(self, other):
        return self.add(other)

    def __mul__(self, other):
        return self.mul(other)
