"""The network and circuit benchmarks by PyTorch in float64, on one thread: prints 'workload<TAB>nanoseconds' for one operation each.

Usage: python3 torch_rows.py DIGITS.csv
"""

import csv
import math
import statistics
import sys
import time

import torch

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)

# As in the C# contenders: so small that every epoch does the same work.
RATE = 1e-9


def network(sizes, activation):
    layers = []
    for inputs, outputs in zip(sizes, sizes[1:]):
        layers += [torch.nn.Linear(inputs, outputs), activation()]
    return torch.nn.Sequential(*layers[:-1])


def moons():
    """2-16-16-1 relu, 100 points, mean hinge loss and an L2 penalty on the weights, one step."""
    model = network([2, 16, 16, 1], torch.nn.ReLU)
    weights = [p for name, p in model.named_parameters() if name.endswith("weight")]
    optimizer = torch.optim.SGD(model.parameters(), lr=RATE)
    angles = [math.pi * (i // 2) / 49 for i in range(100)]
    points = torch.tensor(
        [(math.cos(t), math.sin(t)) if i % 2 == 0 else (1 - math.cos(t), 0.5 - math.sin(t)) for i, t in enumerate(angles)]
    )
    labels = torch.tensor([1.0 if i % 2 == 0 else -1.0 for i in range(100)])

    def epoch():
        loss = torch.relu(1 - labels * model(points)[:, 0]).mean() + 0.5e-4 * sum((w * w).sum() for w in weights)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()

    return epoch


def read_digits(path):
    """The pictures, and what was meant."""
    with open(path, newline="") as file:
        rows = list(csv.reader(file))[1:]
    images = torch.tensor([[float(pixel) / 16 for pixel in row[:64]] for row in rows])
    return images, torch.tensor([int(row[64]) for row in rows])


def digits(images, labels, batch):
    """64-32-10 tanh, cross-entropy of softmax, a step after each full batch."""
    model = network([64, 32, 10], torch.nn.Tanh)
    optimizer = torch.optim.SGD(model.parameters(), lr=RATE)
    criterion = torch.nn.CrossEntropyLoss()
    batches = [(images[i : i + batch], labels[i : i + batch]) for i in range(0, len(labels) - batch + 1, batch)]

    def epoch():
        for image, label in batches:
            loss = criterion(model(image), label)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()

    return epoch


def prediction(images, batch):
    """The scores of 64-32-10 tanh for all pictures, so many at a time; timed by the picture."""
    model = network([64, 32, 10], torch.nn.Tanh)
    batches = list(images.split(batch))

    def scores():
        with torch.inference_mode():
            for image in batches:
                model(image)

    return scores


def circuit():
    """1 / (1 + exp(-(w0 x0 + w1 x1 + w2))) and its five derivatives; like the C# contenders it is timed by the node, of 15."""
    inputs = [torch.tensor(x, requires_grad=True) for x in (2.0, -3.0, -3.0, -1.0, -2.0)]
    w0, w1, w2, x0, x1 = inputs

    def gradient():
        for x in inputs:
            x.grad = None
        (1 / (1 + torch.exp(-(w0 * x0 + w1 * x1 + w2)))).backward()

    return gradient


def nanoseconds(function):
    """The median of 15 turns of about 20 ms, after a warm-up of 0.2 s."""
    calls = 0
    start = time.perf_counter()
    while calls < 3 or time.perf_counter() - start < 0.2:
        function()
        calls += 1
    calls = max(1, calls // 10)
    turns = []
    for _ in range(15):
        start = time.perf_counter()
        for _ in range(calls):
            function()
        turns.append((time.perf_counter() - start) / calls)
    return 1e9 * statistics.median(turns)


if __name__ == "__main__":
    images, labels = read_digits(sys.argv[1])
    workloads = {
        "MoonsEpoch": (moons(), 1),
        "DigitsEpoch Batch=32": (digits(images, labels, 32), 1),
        "DigitsEpoch Batch=256": (digits(images, labels, 256), 1),
        "PredictBatch": (prediction(images, len(images)), len(images)),
        "PredictRows": (prediction(images, 1), len(images)),
        "SigmoidCircuit": (circuit(), 1),
    }
    for name, (function, operations) in workloads.items():
        print(f"{name}\t{nanoseconds(function) / operations:.1f}", flush=True)
