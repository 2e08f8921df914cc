"""Answers the comparison's questions, one JSON value a line: info, value CASE RUNS, time CASE RUNS UNCOUNTED."""

import json
import re
import sys
import time


def blas():
    """The BLAS library that this process has loaded, by its file's name."""
    try:
        with open("/proc/self/maps") as maps:
            files = {line.split()[-1].rsplit("/", 1)[-1] for line in maps if ".so" in line}
    except OSError:
        return "unknown BLAS"
    for pattern in (r"libopenblas.*", r"libscipy_openblas.*", r"libmkl_rt.*", r"libblis.*", r"libblas.*"):
        found = sorted(name for name in files if re.fullmatch(pattern, name))
        if found:
            return found[0]
    return "built-in BLAS"


class Cases(dict):
    """Cases by name; a name such as 100x784x50-TN that is none of them is a product of that shape."""

    def __init__(self, cases, product):
        super().__init__(cases)
        self.product = product

    def __missing__(self, name):
        shape, _, operands = name.partition("-")
        return self.product(*map(int, shape.split("x")), operands or "NN")


def serve(description, cases, product):
    """`cases` maps a name to a function that returns (run, value), at its beginning; so does what `product` returns."""
    cases = Cases(cases, product)
    prepared = {}
    for line in sys.stdin:
        question, *arguments = line.split()
        if question == "info":
            library = blas()
            slow = library.startswith("libblas.")
            answer = {
                "description": f"{description}, {library}, Python {sys.version.split()[0]}",
                "cases": sorted(cases),
                "warning": f"{library} is the reference BLAS, ten times slower than OpenBLAS." if slow else None,
            }
        elif question == "value":
            run, value = cases[arguments[0]]()
            for _ in range(int(arguments[1])):
                run()
            answer = float(value())
        else:
            if arguments[0] not in prepared:
                prepared = {arguments[0]: cases[arguments[0]]()}
            run, runs = prepared[arguments[0]][0], range(int(arguments[1]))
            for _ in range(int(arguments[2])):
                run()
            start = time.perf_counter()
            for _ in runs:
                run()
            answer = time.perf_counter() - start
        print(json.dumps(answer), flush=True)
