"""Checks the kernel through jupyter_client and libzmq: each request, each order, each refusal.

usage: conformance.py SCRATCH [NAME...]   (JUPYTER_PATH names the kernelspec's folder)
Prints one line per check; exit code 1 if any failed.
"""

import hashlib
import hmac
import json
import os
import signal
import sys
import time
import traceback

import zmq
from jupyter_client import KernelManager
from queue import Empty

PATIENCE = float(os.environ.get("PATIENCE", "60"))


class Kernel:
    def __init__(self, **kwargs):
        self.km = KernelManager(kernel_name=".net-csharp", **kwargs)
        self.km.start_kernel(cwd=sys.argv[1])
        self.kc = self.km.client()
        self.kc.start_channels()
        self.kc.wait_for_ready(timeout=PATIENCE)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.kc.stop_channels()
        if self.km.has_kernel:
            self.km.shutdown_kernel(now=True)

    def until_idle(self, msg_id, timeout=PATIENCE):
        seen = []
        end = time.time() + timeout
        while True:
            msg = self.kc.get_iopub_msg(timeout=max(0.1, end - time.time()))
            if msg["parent_header"].get("msg_id") != msg_id:
                continue
            seen.append(msg)
            if msg["msg_type"] == "status" and msg["content"]["execution_state"] == "idle":
                return seen

    def reply(self, msg_id, channel="shell"):
        get = self.kc.get_shell_msg if channel == "shell" else self.kc.get_control_msg
        while True:
            msg = get(timeout=PATIENCE)
            if msg["parent_header"].get("msg_id") == msg_id:
                return msg

    def run(self, code, **kwargs):
        msg_id = self.kc.execute(code, **kwargs)
        reply = self.reply(msg_id)
        return reply["content"], self.until_idle(msg_id)

    def wait_for(self, msg_type, msg_id, text=None):
        while True:
            msg = self.kc.get_iopub_msg(timeout=PATIENCE)
            if msg["parent_header"].get("msg_id") != msg_id or msg["msg_type"] != msg_type:
                continue
            if text is None or text in msg["content"].get("text", ""):
                return msg


def kinds(seen):
    return [m["content"]["execution_state"] if m["msg_type"] == "status" else m["msg_type"] for m in seen]


def text_of(seen, name="stdout"):
    return "".join(m["content"]["text"] for m in seen if m["msg_type"] == "stream" and m["content"]["name"] == name)


def one(seen, msg_type):
    found = [m["content"] for m in seen if m["msg_type"] == msg_type]
    assert len(found) == 1, f"{len(found)} {msg_type} in {kinds(seen)}"
    return found[0]


def same(actual, expected):
    assert actual == expected, f"{actual!r} instead of {expected!r}"


# ---- the twelve checks of jupyter_kernel_test, in our own words ----

def kernel_info(k):
    msg = k.kc.kernel_info(reply=True, timeout=PATIENCE)
    content = msg["content"]
    same(content["status"], "ok")
    same(content["protocol_version"], "5.3")
    same(content["language_info"], {"file_extension": ".cs", "mimetype": "text/x-csharp", "name": "C#", "pygments_lexer": "csharp", "version": "14.0"})
    for field in ("implementation", "implementation_version", "banner", "help_links"):
        assert content[field], field
    same(set(msg["header"]) >= {"msg_id", "session", "username", "date", "msg_type", "version"}, True)


def stdout(k):
    reply, seen = k.run('Console.WriteLine("hello, world");')
    same(reply["status"], "ok")
    same(kinds(seen), ["busy", "execute_input", "stream", "idle"])
    same(text_of(seen), "hello, world\n")


def stderr(k):
    _, seen = k.run('Console.Error.WriteLine("oops");')
    same(text_of(seen, "stderr"), "oops\n")


def complete(k, code, cursor=None):
    return k.reply(k.kc.complete(code, len(code) if cursor is None else cursor))["content"]


def completion(k):
    content = complete(k, "Consol")
    same(content["status"], "ok")
    assert "Console" in content["matches"], content
    same((content["cursor_start"], content["cursor_end"]), (0, 6))
    types = content["metadata"]["_jupyter_types_experimental"]
    same([t["text"] for t in types], content["matches"])
    assert {"start": 0, "end": 6, "text": "Console", "type": "class"} in types, types[:5]
    k.run("var weightsOfLayer = new double[3];")
    same(complete(k, "wei")["matches"][:1], ["weightsOfLayer"])
    content = complete(k, 'var s = "\U0001F600"; weightsOfLayer.Len')
    same((content["matches"][0], content["cursor_start"], content["cursor_end"]), ("Length", 28, 31))
    same(complete(k, '"Consol')["matches"], [])
    same(complete(k, "x", 99)["status"], "ok")


def is_complete(k):
    for code, status in (("1+1", "complete"), ("if (true) {", "incomplete"), ("int F(", "incomplete")):
        content = k.reply(k.kc.is_complete(code))["content"]
        same((code, content["status"]), (code, status))
        same("indent" in content, status == "incomplete")


def pager(k):
    reply, _ = k.run("1")
    same(reply["payload"], [])


def error(k):
    reply, seen = k.run("int zero = 0; 1 / zero")
    same(reply["status"], "error")
    same(kinds(seen), ["busy", "execute_input", "error", "idle"])
    for content in (reply, one(seen, "error")):
        assert "DivideByZero" in content["ename"]
        assert content["evalue"] and content["traceback"]
    assert "Cell In[" in "\n".join(reply["traceback"]), reply["traceback"]


def execute_result(k):
    reply, seen = k.run("6 * 7")
    result = one(seen, "execute_result")
    same(result["data"]["text/plain"], "42")
    same(result["execution_count"], reply["execution_count"])


def display_data(k):
    _, seen = k.run('display(HTML("<b>x</b>"));')
    same(one(seen, "display_data")["data"]["text/html"], "<b>x</b>")


def history(k):
    k.run("var remembered = 1;")
    for kwargs in ({"hist_access_type": "tail", "n": 3}, {"hist_access_type": "range", "session": 0, "start": 1, "stop": 999}, {"hist_access_type": "search", "pattern": "*remembered*", "n": 9}):
        content = k.kc.history(raw=True, output=False, reply=True, timeout=PATIENCE, **kwargs)["content"]
        assert any(entry[2] == "var remembered = 1;" for entry in content["history"]), content


def inspect(k):
    content = k.kc.inspect("Math.Sqrt(", 7, 0, reply=True, timeout=PATIENCE)["content"]
    same((content["status"], content["found"]), ("ok", True))
    assert "double Math.Sqrt(double d)" in content["data"]["text/plain"], content
    assert "text/markdown" in content["data"], content
    content = k.kc.inspect("no_such_name", 3, 1, reply=True, timeout=PATIENCE)["content"]
    same((content["found"], content["data"]), (False, {}))


def clear_output(k):
    _, seen = k.run('display("x"); Microsoft.DotNet.Interactive.Kernel.ClearOutput(true); display("y");')
    same(one(seen, "clear_output"), {"wait": True})


# ---- what front ends rely on besides ----

def counters(k):
    before = k.run("1")[0]["execution_count"]
    reply, seen = k.run("2", silent=True)
    same((reply["execution_count"], kinds(seen)), (before, ["busy", "idle"]))
    reply, seen = k.run("3", store_history=False)
    same((reply["execution_count"], one(seen, "execute_input")["execution_count"]), (before, before + 1))
    reply, seen = k.run("  ")
    same((reply["execution_count"], kinds(seen)), (before, ["busy", "execute_input", "idle"]))
    same(k.run("4")[0]["execution_count"], before + 1)


def user_expressions(k):
    reply, _ = k.run("var ue = 20;", user_expressions={"good": "ue + 1", "bad": "no_such"})
    same(reply["user_expressions"]["good"]["data"]["text/plain"], "21")
    same(reply["user_expressions"]["bad"]["status"], "error")


def state_survives_errors(k):
    k.run("var kept = 5;")
    same(k.run("no_such_name")[0]["status"], "error")
    same(one(k.run("kept")[1], "execute_result")["data"]["text/plain"], "5")


def compile_error(k):
    reply, seen = k.run("int x = 1;\nint y = nope;")
    text = "\n".join(one(seen, "error")["traceback"])
    assert "Cell In[%d], line 2" % reply["execution_count"] in text and "CS0103" in text, text


def display_updates(k):
    _, seen = k.run('var h = display("one"); h.Update("two");')
    first, second = one(seen, "display_data"), one(seen, "update_display_data")
    assert first["transient"]["display_id"] and first["transient"] == second["transient"]


def input_and_password(k):
    for code, prompt, password in (('var line = Console.ReadLine(); line', "", False), ('input("name? ")', "name? ", False), ('password("pw ")', "pw ", True)):
        msg_id = k.kc.execute(code, allow_stdin=True)
        request = k.kc.get_stdin_msg(timeout=PATIENCE)
        same((request["msg_type"], request["content"]["password"], request["parent_header"]["msg_id"]), ("input_request", password, msg_id))
        assert prompt in request["content"]["prompt"], request["content"]
        k.kc.input("Ada Lovelace")
        same(k.reply(msg_id)["content"]["status"], "ok")
        seen = k.until_idle(msg_id)
        if not password:
            assert "Ada Lovelace" in one(seen, "execute_result")["data"]["text/plain"]


def input_refused(k):
    reply, _ = k.run("Console.ReadLine()", allow_stdin=False)
    same(reply["status"], "error")
    assert "input" in reply["evalue"].lower(), reply["evalue"]


def abort_queue(k):
    ids = [k.kc.execute(code) for code in ("System.Threading.Thread.Sleep(300); throw new Exception(\"stop\");", "1", "2")]
    completion_id = k.kc.complete("x", 1)
    same([k.reply(i)["content"]["status"] for i in ids[:1]], ["error"])
    same([k.reply(i)["content"]["status"] for i in ids[1:]], ["aborted", "aborted"])
    same(k.reply(completion_id)["content"]["status"], "ok")
    same(k.run("3")[0]["status"], "ok")
    ids = [k.kc.execute(code, stop_on_error=False) for code in ("throw new Exception();", "1")]
    same([k.reply(i)["content"]["status"] for i in ids], ["error", "ok"])


def interrupt(k):
    k.run("var survives = 7;")
    for code in ("while (true) { }", "System.Threading.Thread.Sleep(60000);", "await System.Threading.Tasks.Task.Delay(60000);",
                 "while (true) { try { while (true) { } } catch { } }",
                 "System.Threading.Tasks.Parallel.For(0, 1000000, i => { while (true) { } });",
                 "lock (new object()) { new System.Threading.ManualResetEvent(false).WaitOne(); }",
                 'while (true) Console.WriteLine("flood of text");'):
        msg_id = k.kc.execute(code)
        k.wait_for("execute_input", msg_id)
        time.sleep(0.5)
        start = time.time()
        k.km.interrupt_kernel()
        reply = k.reply(msg_id)["content"]
        took = time.time() - start
        same((code, reply["status"], reply.get("ename")), (code, "error", "KeyboardInterrupt"))
        assert took < 3, f"{code}: {took:.1f} s"
        one(k.until_idle(msg_id), "error")
    same(one(k.run("survives")[1], "execute_result")["data"]["text/plain"], "7")


def interrupt_at_once(k):
    for _ in range(30):
        msg_id = k.kc.execute("while (true) { }")
        k.wait_for("status", msg_id)
        k.km.interrupt_kernel()
        same(k.reply(msg_id)["content"]["ename"], "KeyboardInterrupt")
        k.until_idle(msg_id)
    same(k.run("1")[0]["status"], "ok")


def interrupt_idle(k):
    for _ in range(20):
        k.km.interrupt_kernel()
        time.sleep(0.02)
        same(k.run("1 + 1")[0]["status"], "ok")


def interrupt_input(k):
    msg_id = k.kc.execute("Console.ReadLine()", allow_stdin=True)
    k.kc.get_stdin_msg(timeout=PATIENCE)
    k.km.interrupt_kernel()
    same(k.reply(msg_id)["content"]["ename"], "KeyboardInterrupt")


def heartbeat_while_spinning(k):
    msg_id = k.kc.execute("System.Threading.Tasks.Parallel.For(0, 1000000, i => { while (true) { } });")
    k.wait_for("execute_input", msg_id)
    context = zmq.Context.instance()
    with context.socket(zmq.REQ) as heart:
        heart.linger = 0
        heart.connect("tcp://127.0.0.1:%d" % k.km.hb_port)
        for i in range(20):
            heart.send(b"beat %d" % i)
            assert heart.poll(5000), "no heartbeat"
            same(heart.recv(), b"beat %d" % i)
    msg = k.kc.session.msg("kernel_info_request", {})
    k.kc.control_channel.send(msg)
    same(k.reply(msg["header"]["msg_id"], "control")["content"]["status"], "ok")
    k.km.interrupt_kernel()
    same(k.reply(msg_id)["content"]["ename"], "KeyboardInterrupt")


def streams_while_running(k):
    msg_id = k.kc.execute('Console.WriteLine("early"); System.Threading.Thread.Sleep(3000); Console.WriteLine("late");')
    k.wait_for("stream", msg_id, "early")
    start = time.time()
    k.wait_for("stream", msg_id, "late")
    assert time.time() - start > 1.5


def flood(k):
    reply, seen = k.run('for (int i = 0; i < 100000; i++) Console.WriteLine(i);')
    same(text_of(seen), "".join("%d\n" % i for i in range(100000)))
    assert len(seen) < 500, len(seen)


def fifty_megabytes(k):
    _, seen = k.run('var y = new string(\'y\', 99); for (int i = 0; i < 500000; i++) Console.WriteLine(y); Console.WriteLine("the end");')
    assert len(text_of(seen)) < 12e6 and text_of(seen).endswith("the end\n")
    assert "cut" in text_of(seen, "stderr")


def comms(k):
    same(k.kc.comm_info(reply=True, timeout=PATIENCE)["content"], {"status": "ok", "comms": {}})
    msg = k.kc.session.msg("comm_open", {"comm_id": "c1", "target_name": "nobody", "data": {}})
    k.kc.shell_channel.send(msg)
    same(one(k.until_idle(msg["header"]["msg_id"]), "comm_close")["comm_id"], "c1")


def unknown_request(k):
    msg = k.kc.session.msg("no_such_request", {})
    k.kc.shell_channel.send(msg)
    same(kinds(k.until_idle(msg["header"]["msg_id"])), ["busy", "idle"])
    same(k.run("1")[0]["status"], "ok")


def bad_signature_and_garbage(k):
    context = zmq.Context.instance()
    with context.socket(zmq.DEALER) as dealer:
        dealer.linger = 0
        dealer.connect("tcp://127.0.0.1:%d" % k.km.shell_port)
        header = json.dumps({"msg_id": "x", "msg_type": "kernel_info_request", "session": "s", "username": "u", "version": "5.3"}).encode()
        for signature in (b"", b"0" * 64):
            dealer.send_multipart([b"<IDS|MSG>", signature, header, b"{}", b"{}", b"{}"])
        for frames in ([b""], [b"<IDS|MSG>"], [b"a"] * 50, [b"<IDS|MSG>", b"", b"{", b"", b"", b""]):
            dealer.send_multipart(frames)
        assert not dealer.poll(500), "a forged message was answered"
        key = k.kc.session.key
        digest = hmac.new(key, digestmod=hashlib.sha256)
        for part in (header, b"{}", b"{}", b"{}"):
            digest.update(part)
        dealer.send_multipart([b"<IDS|MSG>", digest.hexdigest().encode(), header, b"{}", b"{}", b"{}"])
        assert dealer.poll(10000), "a well-signed message was not answered"


def short_lived_probes(k):
    for i in range(150):
        context = zmq.Context()
        for port in (k.km.shell_port, k.km.iopub_port, k.km.control_port):
            socket = context.socket(zmq.SUB if port == k.km.iopub_port else zmq.DEALER)
            socket.linger = 0
            socket.connect("tcp://127.0.0.1:%d" % port)
            if i % 3 == 0 and port == k.km.shell_port:
                socket.send_multipart([b"<IDS|MSG>", b"", b"{}", b"{}", b"{}", b"{}"])
        context.destroy(0)
    same(k.run("1")[0]["status"], "ok")


def rich_json(k):
    _, seen = k.run('display(new[] { 1, 2 });')
    assert "text/html" in one(seen, "display_data")["data"]


def help_while_running(k):
    complete(k, "Consol")
    running = k.kc.execute("System.Threading.Thread.Sleep(4000); 42")
    k.wait_for("execute_input", running)
    start = time.time()
    for ask in (k.kc.complete("Consol", 6), k.kc.inspect("Console", 3, 0), k.kc.is_complete("if (true) {")):
        msg = k.kc.get_shell_msg(timeout=PATIENCE)
        same(msg["parent_header"]["msg_id"], ask)
        same(kinds(k.until_idle(ask)), ["busy", "idle"])
    assert time.time() - start < 3, "help waited for the cell"
    queued = k.kc.execute("43")
    for msg_id, value in ((running, "42"), (queued, "43")):
        same(k.kc.get_shell_msg(timeout=PATIENCE)["parent_header"]["msg_id"], msg_id)
        same(one(k.until_idle(msg_id), "execute_result")["data"]["text/plain"], value)


def help_while_spinning_then_interrupt(k):
    spinning = k.kc.execute("while (true) { }")
    k.wait_for("execute_input", spinning)
    same(k.reply(k.kc.complete("Consol", 6))["content"]["status"], "ok")
    k.km.interrupt_kernel()
    same(k.reply(spinning)["content"]["ename"], "KeyboardInterrupt")
    same(k.run("1")[0]["status"], "ok")


def large_message(k):
    code = "var big = @\"" + "x" * 3_000_000 + "\"; big.Length"
    same(one(k.run(code)[1], "execute_result")["data"]["text/plain"], "3000000")


# ---- checks that need a kernel of their own ----

def own_restart():
    with Kernel() as k:
        k.run("var lost = 1;")
        k.km.restart_kernel()
        k.kc.wait_for_ready(timeout=PATIENCE)
        same(k.run("lost")[0]["status"], "error")
        same(k.run("1")[0]["execution_count"], 2)


def own_shutdown():
    with Kernel() as k:
        process = k.km.provisioner.process
        msg_id = k.kc.shutdown(restart=False)
        content = k.reply(msg_id, "control")["content"]
        same(content, {"status": "ok", "restart": False})
        same(process.wait(timeout=10), 0)


def own_sigterm_while_spinning():
    with Kernel() as k:
        process = k.km.provisioner.process
        msg_id = k.kc.execute("System.Threading.Tasks.Parallel.For(0, 1000000, i => { while (true) { } });")
        k.wait_for("execute_input", msg_id)
        time.sleep(1)
        os.kill(process.pid, signal.SIGTERM)
        same(process.wait(timeout=15), 0)


def own_sigint_is_ignored():
    with Kernel() as k:
        k.run("var here = 3;")
        for _ in range(3):
            os.kill(k.km.provisioner.process.pid, signal.SIGINT)
        time.sleep(0.5)
        same(one(k.run("here")[1], "execute_result")["data"]["text/plain"], "3")


def own_exit_keeps_output():
    with Kernel() as k:
        msg_id = k.kc.execute('Console.Write("last words"); Environment.Exit(3);')
        k.wait_for("stream", msg_id, "last words")
        same(k.km.provisioner.process.wait(timeout=15), 3)


def own_crash_leaves_nothing():
    temp = os.path.join(sys.argv[1], "temp")
    os.makedirs(temp, exist_ok=True)
    os.environ["TMPDIR"] = temp
    try:
        with Kernel() as k:
            k.kc.execute("Environment.FailFast(\"gone\");")
            assert k.km.provisioner.process.wait(timeout=60) != 0
        with Kernel() as k:
            same(k.run("1")[0]["execution_count"], 1)
            k.km.provisioner.process.kill()
            k.km.provisioner.process.wait()
        same(os.listdir(temp), [])
    finally:
        del os.environ["TMPDIR"]


CHECKS = [kernel_info, stdout, stderr, completion, is_complete, pager, error, execute_result, display_data, history, inspect, clear_output,
          counters, user_expressions, state_survives_errors, compile_error, display_updates, input_and_password, input_refused, abort_queue,
          interrupt, interrupt_at_once, interrupt_idle, interrupt_input, heartbeat_while_spinning, streams_while_running, flood, fifty_megabytes,
          comms, unknown_request, bad_signature_and_garbage, short_lived_probes, rich_json, help_while_running, help_while_spinning_then_interrupt, large_message]
OWN = [own_restart, own_shutdown, own_sigterm_while_spinning, own_sigint_is_ignored, own_exit_keeps_output, own_crash_leaves_nothing]


def main():
    wanted = sys.argv[2:]
    failed = 0

    def check(function, *arguments):
        nonlocal failed
        if wanted and function.__name__ not in wanted:
            return
        start = time.time()
        try:
            function(*arguments)
            print(f"ok    {function.__name__} ({time.time() - start:.1f} s)", flush=True)
        except Exception:
            failed += 1
            print(f"FAIL  {function.__name__}\n{traceback.format_exc()}", flush=True)

    with Kernel() as kernel:
        for function in CHECKS:
            check(function, kernel)
    for function in OWN:
        check(function)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
