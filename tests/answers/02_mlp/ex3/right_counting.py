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
        waiting, found, todo = {}, {id(self)}, [self]
        while todo:
            value = todo.pop()
            for source, _ in value.inputs:
                waiting[id(source)] = waiting.get(id(source), 0) + 1
                if id(source) not in found:
                    found.add(id(source))
                    todo.append(source)
        self.grad, ready = 1, [self]
        while ready:
            value = ready.pop()
            for source, derivative in value.inputs:
                source.grad = source.grad + value.grad * derivative
                waiting[id(source)] -= 1
                if waiting[id(source)] == 0:
                    ready.append(source)

    def __add__(self, other):
        return self.add(other)

    def __mul__(self, other):
        return self.mul(other)
