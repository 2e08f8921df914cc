"""The comparison's cases in NumPy, written as the textbook's readers write them, with the same numbers as ours."""

import numpy as np

from worker import serve


def matmul(size):
    def prepare():
        random = np.random.RandomState(0)
        a, b = random.rand(size, size), random.rand(size, size)
        c = np.empty((size, size))
        return lambda: np.dot(a, b, out=c), lambda: c.sum()

    return prepare


def product(m, k, n, operands):
    def prepare():
        random = np.random.RandomState(0)
        a = random.rand(k, m).T if operands[0] == "T" else random.rand(m, k)
        b = random.rand(n, k).T if operands[1] == "T" else random.rand(k, n)
        c = np.empty((m, n))
        return lambda: np.dot(a, b, out=c), lambda: c.sum()

    return prepare


class Affine:
    def __init__(self, w, b):
        self.params = [w, b]

    def forward(self, x):
        w, b = self.params
        self.x = x
        return np.dot(x, w) + b

    def backward(self, dout):
        w, _ = self.params
        dx = np.dot(dout, w.T)
        self.grads = [np.dot(self.x.T, dout), np.sum(dout, axis=0)]
        return dx


class Relu:
    params = grads = []

    def forward(self, x):
        self.mask = x <= 0
        y = x.copy()
        y[self.mask] = 0
        return y

    def backward(self, dout):
        dout[self.mask] = 0
        return dout


class Sigmoid:
    params = grads = []

    def forward(self, x):
        self.y = 1 / (1 + np.exp(-x))
        return self.y

    def backward(self, dout):
        return dout * (1.0 - self.y) * self.y


class SoftmaxWithLoss:
    def forward(self, x, t):
        e = np.exp(x - x.max(axis=1, keepdims=True))
        self.y, self.t = e / e.sum(axis=1, keepdims=True), t
        n = len(t)
        return -np.sum(np.log(self.y[np.arange(n), t] + 1e-7)) / n

    def backward(self):
        n = len(self.t)
        dx = self.y.copy()
        dx[np.arange(n), self.t] -= 1
        return dx / n


class TwoLayerNet:
    def __init__(self, inputs, hidden, outputs, activation, random):
        w1 = 0.01 * random.randn(inputs, hidden)
        w2 = 0.01 * random.randn(hidden, outputs)
        self.layers = [Affine(w1, np.zeros(hidden)), activation, Affine(w2, np.zeros(outputs))]
        self.last = SoftmaxWithLoss()
        self.params = [p for layer in self.layers for p in layer.params]

    def loss(self, x, t):
        for layer in self.layers:
            x = layer.forward(x)
        return self.last.forward(x, t)

    def backward(self):
        dout = self.last.backward()
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        return [g for layer in self.layers for g in layer.grads]


def update(params, grads, rate):
    for param, grad in zip(params, grads):
        param -= rate * grad


def affine(batch, inputs, outputs):
    def prepare():
        random = np.random.RandomState(0)
        x, w = random.rand(batch, inputs), random.rand(inputs, outputs)
        b, dout = random.rand(1, outputs)[0], random.rand(batch, outputs)
        layer = Affine(w, b)
        result = {}

        def run():
            result["y"] = layer.forward(x)
            result["dx"] = layer.backward(dout)

        return run, lambda: result["y"].sum() + result["dx"].sum() + sum(g.sum() for g in layer.grads)

    return prepare


def two_layer(loss_again):
    def prepare():
        random = np.random.RandomState(0)
        x, t = random.rand(100, 784), random.randint(0, 10, 100)
        net = TwoLayerNet(784, 50, 10, Relu(), random)

        def run():
            net.loss(x, t)
            update(net.params, net.backward(), 0.1)
            if loss_again:
                net.loss(x, t)

        return run, lambda: net.loss(x, t)

    return prepare


def spiral_step():
    random = np.random.RandomState(0)
    x, t = random.rand(30, 2), random.randint(0, 3, 30)
    net = TwoLayerNet(2, 10, 3, Sigmoid(), random)
    result = {}

    def run():
        result["loss"] = net.loss(x, t)
        update(net.params, net.backward(), 1.0)

    return run, lambda: result["loss"]


def spiral_training():
    result = {}

    def run():
        random = np.random.RandomState(1984)
        x, t = np.zeros((300, 2)), np.repeat(np.arange(3), 100)
        for j in range(3):
            for i in range(100):
                rate = i / 100
                theta = j * 4.0 + 4.0 * rate + random.randn() * 0.2
                x[100 * j + i] = rate * np.sin(theta), rate * np.cos(theta)
        net = TwoLayerNet(2, 10, 3, Sigmoid(), random)
        losses = []
        for _ in range(300):
            order = random.permutation(300)
            x, t = x[order], t[order]
            for i in range(10):
                bx, bt = x[30 * i : 30 * i + 30], t[30 * i : 30 * i + 30]
                losses.append(net.loss(bx, bt))
                update(net.params, net.backward(), 1.0)
        result["loss"] = losses[-1]

    return run, lambda: result["loss"]


def gradient_check():
    random = np.random.RandomState(0)
    x, t = random.rand(3, 784), random.randint(0, 10, 3)
    net = TwoLayerNet(784, 50, 10, Relu(), random)
    result = {}

    def numerical_gradient(param, h=1e-4):
        grad = np.zeros_like(param)
        values, grads = param.reshape(-1), grad.reshape(-1)
        for i in range(values.size):
            value = values[i]
            values[i] = value + h
            above = net.loss(x, t)
            values[i] = value - h
            below = net.loss(x, t)
            grads[i] = (above - below) / (2 * h)
            values[i] = value
        return grad

    def run():
        numerical = [numerical_gradient(param) for param in net.params]
        net.loss(x, t)
        analytical = net.backward()
        result["difference"] = max(np.average(np.abs(n - a)) for n, a in zip(numerical, analytical))

    return run, lambda: 0 if result["difference"] < 1e-6 else result["difference"]


def rnn():
    steps, batch, width = 35, 20, 100
    random = np.random.RandomState(0)
    wx, wh = 0.1 * random.randn(width, width), 0.1 * random.randn(width, width)
    b = 0.1 * random.randn(1, width)[0]
    xs = [random.randn(batch, width) for _ in range(steps)]
    dhs = [random.randn(batch, width) for _ in range(steps)]
    result = {}

    def run():
        hs = [np.zeros((batch, width))]
        for x in xs:
            hs.append(np.tanh(np.dot(hs[-1], wh) + np.dot(x, wx) + b))
        dwx, dwh, db = np.zeros_like(wx), np.zeros_like(wh), np.zeros_like(b)
        dxs, dh = [None] * steps, 0
        for t in reversed(range(steps)):
            dt = (dhs[t] + dh) * (1 - hs[t + 1] ** 2)
            db += np.sum(dt, axis=0)
            dwh += np.dot(hs[t].T, dt)
            dh = np.dot(dt, wh.T)
            dwx += np.dot(xs[t].T, dt)
            dxs[t] = np.dot(dt, wx.T)
        result["all"] = hs[1:] + dxs + [dwx, dwh, db]

    return run, lambda: sum(a.sum() for a in result["all"])


def randn():
    random = np.random.RandomState(0)
    result = {}

    def run():
        result["numbers"] = random.randn(1000000)

    return run, lambda: result["numbers"][-1]


if __name__ == "__main__":
    serve(
        f"NumPy {np.__version__}",
        {
            "matmul-512": matmul(512),
            "matmul-1024": matmul(1024),
            "affine-small": affine(100, 784, 50),
            "affine-large": affine(128, 1024, 1024),
            "two-layer-step": two_layer(loss_again=True),
            "two-layer-update": two_layer(loss_again=False),
            "spiral-step": spiral_step,
            "spiral-training": spiral_training,
            "gradient-check": gradient_check,
            "rnn": rnn,
            "randn": randn,
        },
        product,
    )
