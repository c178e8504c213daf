# hint: u passed its gradient on before that from v had arrived
class Value:
    def __init__(self, data, inputs=()):
        self.data = data
        self.inputs = inputs
        self.grad = 0.0

    def add(self, other):
        return Value(self.data + other.data, [(self, 1.0), (other, 1.0)])

    def mul(self, other):
        return Value(self.data * other.data, [(self, other.data), (other, self.data)])

    def relu(self):
        return Value(max(self.data, 0.0), [(self, float(self.data > 0))])

    def backward(self):
        self.grad = 1.0
        seen, todo = set(), [self]
        while todo:
            value = todo.pop()
            if value in seen:
                continue
            seen.add(value)
            for source, derivative in value.inputs:
                source.grad += derivative * value.grad
                todo.append(source)

    def __add__(self, other):
        return self.add(other)

    def __mul__(self, other):
        return self.mul(other)
