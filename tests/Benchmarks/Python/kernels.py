"""Measures kernels beside each other through jupyter_client, in turn, and prints one JSON object.

Usage: kernels.py PLAN.json, an object with
  rounds   turns that each kernel takes
  cells    cell counts after which memory is read
  kernels  a list of {name, spec (folder of kernelspecs, or null), kernel, setup, math}
"""

import json
import os
import sys
import time

from jupyter_client import KernelManager
from jupyter_client.kernelspec import KernelSpecManager

TIMEOUT = 120
WARM = 100


class Session:
    """One kernel, from its process's start."""

    def __init__(self, kernel):
        specs = KernelSpecManager()
        if kernel["spec"]:
            specs.kernel_dirs = [kernel["spec"]]
        self.manager = KernelManager(kernel_name=kernel["kernel"], kernel_spec_manager=specs)
        start = time.perf_counter()
        self.manager.start_kernel()
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=TIMEOUT)
        self.ready = 1000 * (time.perf_counter() - start)
        self.run("1+1", expected="2")
        self.first = 1000 * (time.perf_counter() - start)

    def run(self, code, expected=None):
        """Milliseconds until the cell's reply and its idle status have both arrived."""
        start = time.perf_counter()
        request = self.client.execute(code)
        result = None
        while True:
            message = self.client.get_iopub_msg(timeout=TIMEOUT)
            if message["parent_header"].get("msg_id") != request:
                continue
            if message["msg_type"] == "execute_result":
                result = message["content"]["data"]["text/plain"]
            elif message["msg_type"] == "error":
                raise RuntimeError("\n".join(message["content"]["traceback"]))
            elif message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
                break
        while self.client.get_shell_msg(timeout=TIMEOUT)["parent_header"].get("msg_id") != request:
            pass
        if expected is not None and result != expected:
            raise RuntimeError(f"{code} gave {result}, not {expected}")
        return 1000 * (time.perf_counter() - start)

    def memory(self):
        """Resident, proportional and unshared megabytes of the kernel's process; null where the system does not tell."""
        values = {}
        try:
            with open(f"/proc/{self.manager.provisioner.process.pid}/smaps_rollup") as lines:
                for line in lines:
                    words = line.split()
                    if words[-1] == "kB":
                        values[words[0][:-1]] = int(words[1]) * 1024 / 1e6
        except OSError:
            return None
        return {"rss": values["Rss"], "pss": values["Pss"], "uss": values["Private_Clean"] + values["Private_Dirty"]}

    def end(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)


def median(values):
    values = sorted(values)
    middle = len(values) // 2
    return values[middle] if len(values) % 2 else (values[middle - 1] + values[middle]) / 2


def turn(kernel):
    session = Session(kernel)
    try:
        figures = {"ready": session.ready, "first result": session.first}
        figures["warm 1+1"] = median([session.run("1+1", expected="2") for _ in range(WARM)])
        session.run(kernel["setup"])
        figures["warm matrix product"] = median([session.run(kernel["math"]) for _ in range(WARM)])
        return figures
    finally:
        session.end()


def memory(kernel, counts, declares):
    session = Session(kernel)
    try:
        taken, cell = {}, 1
        for count in sorted(counts):
            while cell < count:
                cell += 1
                session.run(kernel["declaration"].format(cell) if declares else "1+1")
            taken[count] = session.memory()
        return taken
    finally:
        session.end()


def main():
    os.environ.setdefault("PYDEVD_DISABLE_FILE_VALIDATION", "1")
    with open(sys.argv[1]) as file:
        plan = json.load(file)
    results = {kernel["name"]: {"turns": []} for kernel in plan["kernels"]}
    for number in range(plan["rounds"]):
        for kernel in plan["kernels"]:
            results[kernel["name"]]["turns"].append(turn(kernel))
        print(f"round {number + 1} of {plan['rounds']}", file=sys.stderr)
    for kernel in plan["kernels"]:
        results[kernel["name"]]["memory"] = memory(kernel, plan["cells"], declares=False)
        results[kernel["name"]]["memoryDeclaring"] = memory(kernel, plan["cells"], declares=True)
        print(f"memory of {kernel['name']}", file=sys.stderr)
    print(json.dumps(results))


main()
