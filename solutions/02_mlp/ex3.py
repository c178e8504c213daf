class Value:
    """A number that remembers how it was computed."""

    def __init__(self, data, inputs=()):
        self.data = data      # the number
        self.inputs = inputs  # pairs (Value, derivative of this one by it)
        self.grad = 0.0       # derivative of the result by this value

    def add(self, other):
        return Value(self.data + other.data, [(self, 1.0), (other, 1.0)])

    def mul(self, other):
        return Value(
            self.data * other.data,
            [(self, other.data), (other, self.data)],
        )

    def relu(self):
        if self.data > 0:
            return Value(self.data, [(self, 1.0)])
        return Value(0.0, [(self, 0.0)])

    def backward(self):
        order, seen = [], set()

        def visit(value):
            if value not in seen:
                seen.add(value)
                for source, _ in value.inputs:
                    visit(source)
                order.append(value)

        visit(self)
        self.grad = 1.0
        for value in reversed(order):
            for source, derivative in value.inputs:
                source.grad += derivative * value.grad

    def __add__(self, other):  # Python calls this for self + other
        return self.add(other)

    def __mul__(self, other):
        return self.mul(other)
