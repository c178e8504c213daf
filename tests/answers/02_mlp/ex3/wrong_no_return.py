# hint: An operation gave None
class Value:
    def __init__(self, data, inputs=()):
        self.data = data
        self.inputs = inputs
        self.grad = 0.0

    def add(self, other):
        return Value(self.data + other.data, [(self, 1.0), (other, 1.0)])

    def mul(self, other):
        Value(self.data * other.data, [(self, other.data), (other, self.data)])

    def relu(self):
        return Value(max(self.data, 0.0), [(self, float(self.data > 0))])

    def backward(self):
        order = []

        def visit(value):
            if value not in order:
                for source, _ in value.inputs:
                    visit(source)
                order.append(value)

        visit(self)
        self.grad = 1.0
        for value in order[::-1]:
            for source, derivative in value.inputs:
                source.grad += derivative * value.grad

    def __add__(self, other):
        return self.add(other)

    def __mul__(self, other):
        return self.mul(other)
