"""Autograd for single numbers: what lesson 02 builds, with all the operations that it uses.

The design is that of A. Karpathy's micrograd (2020), with one difference: a value keeps the
derivative by each of its inputs as a number, where micrograd keeps a function.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

__all__ = ["Value"]


class Value:
    """A number that remembers how it was computed.

    Parameters
    ----------
    data : float
        The number.
    inputs : iterable of (Value, float)
        What it was computed from, each with the derivative of this value by it.

    Attributes
    ----------
    grad : float
        The derivative of the result by this value, once ``result.backward()`` has run. It adds up
        over several calls, as in PyTorch.

    Examples
    --------
    >>> a, b = Value(2.0), Value(3.0)
    >>> result = a * b + a
    >>> result.backward()
    >>> result.data, a.grad, b.grad
    (8.0, 4.0, 2.0)
    """

    def __init__(self, data: float, inputs: Iterable[tuple[Value, float]] = ()) -> None:
        self.data = data
        self.inputs = tuple(inputs)
        self.grad = 0.0

    def __add__(self, other: Value | float) -> Value:
        other = _value(other)
        return Value(self.data + other.data, [(self, 1.0), (other, 1.0)])

    def __mul__(self, other: Value | float) -> Value:
        other = _value(other)
        return Value(self.data * other.data, [(self, other.data), (other, self.data)])

    def __pow__(self, power: float) -> Value:
        return Value(self.data**power, [(self, power * self.data ** (power - 1))])

    def exp(self) -> Value:
        """Give e to the power of this value."""
        result = math.exp(self.data)
        return Value(result, [(self, result)])

    def log(self) -> Value:
        """Give the natural logarithm."""
        return Value(math.log(self.data), [(self, 1 / self.data)])

    def tanh(self) -> Value:
        """Give the hyperbolic tangent."""
        result = math.tanh(self.data)
        return Value(result, [(self, 1 - result**2)])

    def relu(self) -> Value:
        """Give the value itself where it is positive, else 0."""
        return Value(max(self.data, 0.0), [(self, float(self.data > 0))])

    def __neg__(self) -> Value:
        return self * -1.0

    def __sub__(self, other: Value | float) -> Value:
        return self + -_value(other)

    def __truediv__(self, other: Value | float) -> Value:
        return self * _value(other) ** -1.0

    __radd__, __rmul__ = __add__, __mul__

    def __rsub__(self, other: float) -> Value:
        return -self + other

    def __rtruediv__(self, other: float) -> Value:
        return self**-1.0 * other

    def __repr__(self) -> str:
        return f"Value({self.data:.4f}, grad={self.grad:.4f})"

    def backward(self) -> None:
        """Add to ``grad`` of every value behind this one the derivative of this one by it."""
        arrived = {self: 1.0}
        for value in reversed(self._order()):
            value.grad += arrived[value]
            for source, derivative in value.inputs:
                arrived[source] = arrived.get(source, 0.0) + derivative * arrived[value]

    def _order(self) -> list[Value]:
        """Give all values behind this one, and this one; each stands after its inputs."""
        order: list[Value] = []
        seen = {self}
        waiting = [(self, iter(self.inputs))]
        while waiting:  # a loop, since long sums would exhaust Python's recursion
            value, sources = waiting[-1]
            source = next((source for source, _ in sources if source not in seen), None)
            if source is None:
                order.append(value)
                waiting.pop()
            else:
                seen.add(source)
                waiting.append((source, iter(source.inputs)))
        return order


def _value(number: Value | float) -> Value:
    return number if isinstance(number, Value) else Value(number)
