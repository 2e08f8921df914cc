"""The comparison's cases in PyTorch, double precision, gradients by autograd; random numbers from NumPy's generator."""

import os

import numpy as np
import torch
from torch.nn import functional

from worker import serve

torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "1")))
torch.set_default_dtype(torch.float64)


def parameter(values):
    return torch.tensor(values).requires_grad_()


def matmul(size):
    def prepare():
        random = np.random.RandomState(0)
        a, b = torch.tensor(random.rand(size, size)), torch.tensor(random.rand(size, size))
        c = torch.empty(size, size)
        return lambda: torch.mm(a, b, out=c), lambda: c.sum()

    return prepare


def product(m, k, n, operands):
    def prepare():
        random = np.random.RandomState(0)
        a = torch.tensor(random.rand(k, m)).T if operands[0] == "T" else torch.tensor(random.rand(m, k))
        b = torch.tensor(random.rand(n, k)).T if operands[1] == "T" else torch.tensor(random.rand(k, n))
        c = torch.empty(m, n)
        return lambda: torch.mm(a, b, out=c), lambda: c.sum()

    return prepare


def affine(batch, inputs, outputs):
    def prepare():
        random = np.random.RandomState(0)
        x, w = parameter(random.rand(batch, inputs)), parameter(random.rand(inputs, outputs))
        b, dout = parameter(random.rand(1, outputs)), torch.tensor(random.rand(batch, outputs))
        result = {}

        def run():
            x.grad = w.grad = b.grad = None
            y = torch.addmm(b, x, w)
            y.backward(dout)
            result["y"] = y.detach()

        return run, lambda: result["y"].sum() + x.grad.sum() + w.grad.sum() + b.grad.sum()

    return prepare


def classifier(batch, sizes, activation, rate):
    """One training step; the value is the loss of a step more, which is what ours reads after its update."""

    def prepare():
        inputs, hidden, outputs = sizes
        random = np.random.RandomState(0)
        x, t = torch.tensor(random.rand(batch, inputs)), torch.tensor(random.randint(0, outputs, batch))
        params = [
            parameter(0.01 * random.randn(inputs, hidden)),
            parameter(np.zeros(hidden)),
            parameter(0.01 * random.randn(hidden, outputs)),
            parameter(np.zeros(outputs)),
        ]
        result = {}

        def loss():
            w1, b1, w2, b2 = params
            return functional.cross_entropy(torch.addmm(b2, activation(torch.addmm(b1, x, w1)), w2), t)

        def run():
            for param in params:
                param.grad = None
            value = loss()
            value.backward()
            with torch.no_grad():
                for param in params:
                    param.sub_(param.grad, alpha=rate)
            result["loss"] = value.item()

        return run, lambda: loss().item() if batch == 100 else result["loss"]

    return prepare


def rnn():
    steps, batch, width = 35, 20, 100
    random = np.random.RandomState(0)
    wx, wh = parameter(0.1 * random.randn(width, width)), parameter(0.1 * random.randn(width, width))
    b = parameter(0.1 * random.randn(1, width))
    xs = [parameter(random.randn(batch, width)) for _ in range(steps)]
    dhs = [torch.tensor(random.randn(batch, width)) for _ in range(steps)]
    result = {}

    def run():
        for leaf in [wx, wh, b, *xs]:
            leaf.grad = None
        h, hs = torch.zeros(batch, width), []
        for x in xs:
            h = torch.tanh(torch.mm(h, wh) + torch.addmm(b, x, wx))
            hs.append(h)
        torch.autograd.backward(hs, dhs)
        result["hs"] = [h.detach() for h in hs]

    return run, lambda: sum(a.sum() for a in result["hs"]) + sum(leaf.grad.sum() for leaf in [wx, wh, b, *xs])


if __name__ == "__main__":
    serve(
        f"PyTorch {torch.__version__}",
        {
            "matmul-512": matmul(512),
            "matmul-1024": matmul(1024),
            "affine-small": affine(100, 784, 50),
            "affine-large": affine(128, 1024, 1024),
            "two-layer-step": classifier(100, (784, 50, 10), torch.relu, 0.1),
            "two-layer-update": classifier(100, (784, 50, 10), torch.relu, 0.1),
            "spiral-step": classifier(30, (2, 10, 3), torch.sigmoid, 1.0),
            "rnn": rnn,
        },
        product,
    )
