"""Signals, killed parents, killed restores: whatever ends a kernel, nothing of it stays."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import uuid

from conformance import Kernel, one, same

MARK = "UNDER_FIRE_MARK"
PROMPTLY = 15


class NotHere(Exception):
    pass


def memory(pid):
    """Resident megabytes."""
    with open(f"/proc/{pid}/status") as f:
        return next(int(line.split()[1]) // 1024 for line in f if line.startswith("VmRSS"))


def descendants(mark=None):
    """Processes with the mark in their environment, alive; without a mark, this process's own."""
    if mark is None:
        mark = os.environ.setdefault(MARK, uuid.uuid4().hex)
    found = []
    for name in os.listdir("/proc"):
        if not name.isdigit() or int(name) == os.getpid():
            continue
        try:
            with open(f"/proc/{name}/environ", "rb") as f:
                marked = f"{MARK}={mark}".encode() in f.read()
            with open(f"/proc/{name}/stat") as f:
                dead = f.read().rsplit(")", 1)[1].split()[0] in "ZX"
        except OSError:
            continue
        if marked and not dead:
            found.append(int(name))
    return found


def gone(mark):
    """Waits until nothing with the mark is left."""
    end = time.monotonic() + PROMPTLY
    while (left := descendants(mark)) and time.monotonic() < end:
        time.sleep(0.05)
    names = []
    for pid in left:
        try:
            with open(f"/proc/{pid}/cmdline", "rb") as f:
                names.append(f.read().replace(b"\0", b" ").decode()[:150])
        except OSError:
            pass
        # Not left to the machine, whatever the finding.
        os.kill(pid, signal.SIGKILL)
    return names


class Silent:
    """A source of packages that takes every connection and says nothing."""

    def __enter__(self):
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.asked = threading.Event()
        self.connections = []
        threading.Thread(target=self.accept, daemon=True).start()
        folder = os.path.join(sys.argv[1], uuid.uuid4().hex)
        os.makedirs(folder)
        with open(os.path.join(folder, "nuget.config"), "w") as f:
            f.write(f"""<configuration>
              <packageSources><clear /><add key="silent" value="http://127.0.0.1:{self.socket.getsockname()[1]}/index.json" allowInsecureConnections="true" /></packageSources>
              <fallbackPackageFolders><clear /></fallbackPackageFolders>
              <config><add key="globalPackagesFolder" value="{folder}/installed" /></config>
            </configuration>""")
        self.folder = folder
        return self

    def __exit__(self, *_):
        self.socket.close()
        for connection in self.connections:
            connection.close()

    def accept(self):
        try:
            while True:
                self.connections.append(self.socket.accept()[0])
                self.asked.set()
        except OSError:
            pass


STATES = {
    "idle": None,
    "spinning": "Parallel.For(0, 1000000, i => { while (true) { } });",
    "printing": 'while (true) Console.WriteLine("text");',
    "sleeping": "System.Threading.Thread.Sleep(600000);",
    "asking": "Console.ReadLine()",
    "refusing": "try { System.Threading.Thread.Sleep(600000); } finally { while (true) { try { System.Threading.Thread.Sleep(600000); } catch { } } }",
    "lingering": "AppDomain.CurrentDomain.ProcessExit += (_, _) => System.Threading.Thread.Sleep(-1);",
    "restoring": None,
}


def ended_by(name, state):
    """One kernel in one state, one signal; what is left of it."""
    mark = uuid.uuid4().hex
    os.environ[MARK] = mark
    with Silent() as source:
        scratch, sys.argv[1] = sys.argv[1], source.folder
        try:
            kernel = Kernel()
        finally:
            sys.argv[1] = scratch
        with kernel as k:
            process = k.km.provisioner.process
            if state == "restoring":
                k.kc.execute('#r "nuget: Some.Package, 1.0.0"')
                assert source.asked.wait(90), "the restore asked nobody"
                assert len(descendants(mark)) > 1
            elif STATES[state] is not None:
                msg_id = k.kc.execute(STATES[state], allow_stdin=True)
                k.wait_for("execute_input", msg_id)
                if state == "lingering":
                    k.until_idle(msg_id)
                time.sleep(0.5)
            start = time.monotonic()
            os.kill(process.pid, getattr(signal, name))
            code = process.wait(timeout=PROMPTLY)
            took = time.monotonic() - start
            # What will not end by itself is killed by the kernel's own watch.
            same((state, name, code), (state, name, -9 if "SIGKILL" == name or state == "lingering" else 0))
            # Its process is gone while its connections are looked at: everything that it has started must be too.
            left = gone(mark)
    assert not left, f"{name} while {state}: left {left}"
    return took


def signals(count):
    """SIGTERM, SIGINT and SIGKILL in every state; SIGINT ends nothing. A count below the number of pairs takes the first ones."""
    pairs = [("SIGKILL", "restoring"), ("SIGTERM", "spinning"), ("SIGTERM", "lingering"), ("SIGTERM", "restoring")]
    pairs += [(name, state) for name in ("SIGTERM", "SIGKILL", "SIGHUP") for state in STATES if (name, state) not in pairs]
    slowest = 0
    for i in range(count):
        name, state = pairs[i % len(pairs)]
        took = ended_by(name, state)
        slowest = max(slowest, 0 if state == "lingering" else took)
    with Kernel() as k:
        k.run("var here = 3;")
        for _ in range(count):
            os.kill(k.km.provisioner.process.pid, signal.SIGINT)
            same(one(k.run("here")[1], "execute_result")["data"]["text/plain"], "3")
    return f"{count} kernels ended by signals (SIGTERM, SIGKILL, SIGHUP; {len(STATES)} states), the slowest in {slowest:.1f} s, 0 orphans; {count} SIGINT, 0 variables lost"


def parent(count):
    """The program that started the kernel is killed; the kernel ends by itself."""
    slowest = 0
    for i in range(count):
        mark = uuid.uuid4().hex
        code = list(STATES.values())[i % 6]
        script = (f"import sys; sys.path.insert(0, {os.path.dirname(os.path.abspath(__file__))!r}); from conformance import Kernel; import time\n"
                  f"k = Kernel()\nif {code!r}: k.kc.execute({code!r}, allow_stdin=True)\nprint('up', flush=True)\ntime.sleep(600)")
        environment = dict(os.environ, **{MARK: mark})
        process = subprocess.Popen([sys.executable, "-c", script, sys.argv[1]], stdout=subprocess.PIPE, env=environment)
        same(process.stdout.readline(), b"up\n")
        time.sleep(0.3)
        same(len(descendants(mark)) >= 2, True)
        process.kill()
        process.wait()
        process.stdout.close()
        start = time.monotonic()
        left = gone(mark)
        slowest = max(slowest, time.monotonic() - start)
        assert not left, f"left after its parent: {left}"
    return f"{count} parents killed, every kernel ended by itself, the slowest after {slowest:.1f} s; 0 orphans"


CASES = {"signals": signals, "parent": parent}
