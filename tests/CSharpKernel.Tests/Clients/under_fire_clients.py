"""Front ends that stop reading, that are killed, that are many."""

import os
import random
import shutil
import socket
import struct
import subprocess
import sys
import threading
import time

from jupyter_client import BlockingKernelClient

from conformance import Kernel, one, same, text_of
from under_fire_processes import NotHere, descendants, memory


def deaf_subscriber(port):
    """A subscriber by hand: libzmq would read on its own."""
    s = socket.socket()
    s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    s.connect(("127.0.0.1", port))
    ready = b"\x05READY\x0bSocket-Type\x00\x00\x00\x03SUB"
    s.sendall(b"\xff" + bytes(8) + b"\x7f\x03\x00NULL" + bytes(16) + b"\x00" + bytes(31) + bytes([4, len(ready)]) + ready + b"\x00\x01\x01")
    return s


def deaf(count):
    """A subscriber that never reads, while a cell shows `count` MB: the other front end gets all, memory stays bounded."""
    with Kernel() as k:
        pid = k.km.provisioner.process.pid
        k.run("1")
        before, peak, done = memory(pid), 0, threading.Event()

        def watch():
            nonlocal peak
            while not done.wait(0.1):
                peak = max(peak, memory(pid))

        with deaf_subscriber(k.km.iopub_port):
            time.sleep(0.3)
            threading.Thread(target=watch, daemon=True).start()
            start = time.monotonic()
            msg_id = k.kc.execute(f'var mb = new string(\'y\', 1_000_000); for (int i = 0; i < {count}; i++) display(i + mb); Console.WriteLine("end");')
            got = 0
            while True:
                msg = k.kc.get_iopub_msg(timeout=60)
                if msg["parent_header"].get("msg_id") != msg_id:
                    continue
                if msg["msg_type"] == "display_data":
                    same(msg["content"]["data"]["text/plain"][:len(str(got)) + 1], f"{got}y")
                    got += 1
                if msg["msg_type"] == "status" and msg["content"]["execution_state"] == "idle":
                    break
            took = time.monotonic() - start
            same(got, count)
            same(one(k.run("20 + 22")[1], "execute_result")["data"]["text/plain"], "42")
            # The same again, after it was given up: nobody waits any more.
        done.set()
        # What waits for the deaf one is bounded; the rest is garbage that the runtime has not yet collected.
        assert peak - before < 2000, f"memory grew from {before} to {peak} MB"
    return f"{count} MB shown in {took:.0f} s beside a subscriber that never read, 0 outputs lost; memory {before} MB before, {peak} MB at most"


def victim(connection_file, code):
    client = BlockingKernelClient(connection_file=connection_file)
    client.load_connection_file()
    client.start_channels()
    client.execute(code, allow_stdin=True)
    print("sent", flush=True)
    time.sleep(60)


def killed(count):
    """Clients in processes of their own, killed while their cell runs, prints, or waits for what they type."""
    rng = random.Random(20267)
    codes = ['for (int i = 0; i < 200; i++) { Console.WriteLine(i); System.Threading.Thread.Sleep(2); }', 'input("name? ")', 'while (true) display("x");']
    with Kernel() as k:
        k.run("var survives = 7;")
        for i in range(count):
            code = codes[i % len(codes)]
            script = f"import sys; sys.path.insert(0, {os.path.dirname(os.path.abspath(__file__))!r}); import under_fire_clients as u; u.victim({k.km.connection_file!r}, {code!r})"
            process = subprocess.Popen([sys.executable, "-c", script, sys.argv[1]], stdout=subprocess.PIPE)
            try:
                process.stdout.readline()
                time.sleep(0.05 + rng.random() * 0.3)
            finally:
                process.kill()
                process.wait()
                process.stdout.close()
            if i % len(codes) == 2:
                k.km.interrupt_kernel()
            # The dead client's cell ends in an error, which aborts what was queued behind it, as errors do; only that, so the second try runs.
            reply, seen = k.run(f'Console.Write("after {i}: " + survives);')
            if reply["status"] == "aborted":
                reply, seen = k.run(f'Console.Write("after {i}: " + survives);')
            same((reply["status"], text_of(seen)), ("ok", f"after {i}: 7"))
    return f"{count} clients killed mid-cell; 0 crashes, 0 hangs, 0 lost outputs for the others"


def kernels(count):
    """Kernels started together, each with its own cells; then ended together."""
    before = descendants()
    failures, ready, sizes = [], [], []
    gate = threading.Barrier(count + 1, timeout=300)

    def one_kernel(i):
        try:
            start = time.monotonic()
            with Kernel() as k:
                same(one(k.run(f"var mine = {i}; mine")[1], "execute_result")["data"]["text/plain"], str(i))
                ready.append(time.monotonic() - start)
                gate.wait()
                same(text_of(k.run("for (int i = 0; i < 1000; i++) Console.WriteLine(mine);")[1]), f"{i}\n" * 1000)
                sizes.append(memory(k.km.provisioner.process.pid))
                gate.wait()
        except BaseException as e:
            failures.append(f"{i}: {e!r}")
            gate.abort()

    threads = [threading.Thread(target=one_kernel, args=(i,)) for i in range(count)]
    for thread in threads:
        thread.start()
    try:
        gate.wait()
        gate.wait()
    except threading.BrokenBarrierError:
        pass
    for thread in threads:
        thread.join()
    same(failures, [])
    left = [pid for pid in descendants() if pid not in before]
    same(left, [])
    return f"{count} kernels at once, the last ready after {max(ready):.0f} s, {sum(sizes) // count} MB each; 0 crashes, 0 lost outputs, {len(left)} processes left"


def jumping_clock(folder):
    """The library that adds to a process's time of day what a file says, built here."""
    compiler = next(filter(None, map(shutil.which, ("cc", "gcc", "clang"))), None)
    if compiler is None:
        raise NotHere("There is no C compiler (Debian: apt-get install gcc libc6-dev).")
    library = os.path.join(folder, "clock.so")
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", library, os.path.join(os.path.dirname(os.path.abspath(__file__)), "clock.c"), "-ldl"], check=True)
    return library


def clock(count):
    """The system clock jumps by hours and days, twenty times a second, while cells wait, print, ask and are stopped."""
    library, file = jumping_clock(sys.argv[1]), os.path.join(sys.argv[1], "clock")
    jumps, done = 0, threading.Event()
    with open(file, "wb") as f:
        f.write(bytes(8))

    def jump():
        nonlocal jumps
        rng, hour = random.Random(20268), 3600
        with open(file, "r+b", buffering=0) as f:
            while not done.wait(0.05):
                os.pwrite(f.fileno(), struct.pack("q", rng.choice([0, -72 * hour, 2 * hour, -59, 900 * 24 * hour, -hour, 1, 720 * hour])), 0)
                jumps += 1

    os.environ.update({"LD_PRELOAD": library, "CLOCK_FILE": file})
    try:
        kernel = Kernel()
    finally:
        del os.environ["LD_PRELOAD"], os.environ["CLOCK_FILE"]
    with kernel as k:
        thread = threading.Thread(target=jump)
        thread.start()
        try:
            seen = k.run("var days = new HashSet<int>(); for (int i = 0; i < 20; i++) { days.Add((int)(DateTime.UtcNow - DateTime.UnixEpoch).TotalDays); System.Threading.Thread.Sleep(30); } days.Count > 1")[1]
            same(one(seen, "execute_result")["data"]["text/plain"], "True")
            for i in range(count):
                for code in ("System.Threading.Thread.Sleep(400);", "await Task.Delay(400);"):
                    start = time.monotonic()
                    same(k.run(code)[0]["status"], "ok")
                    assert 0.35 < time.monotonic() - start < 20, f"{code} took {time.monotonic() - start:.1f} s"
                same(text_of(k.run("for (int i = 0; i < 20000; i++) Console.WriteLine(i);")[1]), "".join(f"{n}\n" for n in range(20000)))
                msg_id = k.kc.execute("Console.ReadLine()", allow_stdin=True)
                k.kc.get_stdin_msg(timeout=60)
                k.kc.input("typed")
                same(k.reply(msg_id)["content"]["status"], "ok")
                k.until_idle(msg_id)
                msg_id = k.kc.execute("while (true) { }")
                k.wait_for("status", msg_id)
                k.km.interrupt_kernel()
                same(k.reply(msg_id)["content"]["ename"], "KeyboardInterrupt")
                k.until_idle(msg_id)
            start = time.monotonic()
            process = k.km.provisioner.process
            k.kc.shutdown(restart=False)
            process.wait(timeout=20)
            assert time.monotonic() - start < 20
        finally:
            done.set()
            thread.join()
    return f"{jumps} jumps of the clock by up to 900 days, {count * 5} cells; 0 hangs, 0 lost outputs"


CASES = {"deaf": deaf, "killed": killed, "kernels": kernels, "clock": clock}
