# hint: can your inputs hold a twice
class Value:
    def __init__(self, data, inputs=None):
        self.data = data
        self.inputs = inputs or {}
        self.grad = 0.0

    def add(self, other):
        return Value(self.data + other.data, {self: 1.0, other: 1.0})

    def mul(self, other):
        return Value(self.data * other.data, {self: other.data, other: self.data})

    def relu(self):
        return Value(max(0.0, self.data), {self: 1.0 if self.data > 0 else 0.0})

    def backward(self):
        order = []

        def visit(value):
            if value not in order:
                for other in value.inputs:
                    visit(other)
                order.append(value)

        visit(self)
        self.grad = 1.0
        for value in reversed(order):
            for other, derivative in value.inputs.items():
                other.grad += value.grad * derivative

    def __add__(self, other):
        return self.add(other)

    def __mul__(self, other):
        return self.mul(other)
