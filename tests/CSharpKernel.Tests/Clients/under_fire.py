"""The kernel under fire: each case counts what it tried and what broke, and fails if anything did.

usage: under_fire.py SCRATCH CASE [--count N]   (JUPYTER_PATH names the kernelspec's folder)
The cases are in under_fire_cells.py, under_fire_clients.py and under_fire_processes.py. The last line printed is the figures.
"""

import argparse
import sys
import time

import under_fire_cells
import under_fire_clients
import under_fire_processes


def main():
    cases = {name.replace("_", "-"): case for module in (under_fire_cells, under_fire_clients, under_fire_processes) for name, case in module.CASES.items()}
    parser = argparse.ArgumentParser()
    parser.add_argument("scratch")
    parser.add_argument("case", choices=sorted(cases))
    parser.add_argument("--count", type=int, default=5)
    wanted = parser.parse_args()
    start = time.monotonic()
    try:
        print(f"{wanted.case}: {cases[wanted.case](wanted.count)}, {time.monotonic() - start:.0f} s", flush=True)
    except under_fire_processes.NotHere as reason:
        print(f"skipped: {reason}", flush=True)
        return 77
    return 0


if __name__ == "__main__":
    sys.exit(main())
