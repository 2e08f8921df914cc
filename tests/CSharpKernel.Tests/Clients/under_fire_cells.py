"""Cells that are interrupted, that are many, that misbehave, that are nested too deeply."""

import random
import time
from queue import Empty

from conformance import Kernel, one, same, text_of
from under_fire_processes import memory

ENDLESS = [
    "while (true) { }",
    "for (;;) { try { while (true) { } } catch { } }",
    "System.Threading.Thread.Sleep(600000);",
    "await Task.Delay(600000);",
    "lock (new object()) { new System.Threading.ManualResetEvent(false).WaitOne(); }",
    "Parallel.For(0, 100000, i => { while (true) { } });",
    'while (true) Console.WriteLine("a flood of text");',
    "int Down(int n) => n == 0 ? 0 : Down(n - 1); while (true) Down(100);",
    "foreach (var n in Enumerable.Range(0, int.MaxValue).Where(n => n < 0)) { }",
    "while (true) { try { throw new Exception(); } catch (Exception) { } }",
    "new System.Threading.Thread(() => { while (true) { } }).Start(); while (true) { }",
    "while (true) { await Task.Yield(); }",
    'while (true) display("shown");',
]


def interrupts(count):
    """Endless cells, each stopped after a random time; after each, a cell whose output must be whole."""
    rng = random.Random(20266)
    slowest = 0
    with Kernel() as k:
        k.run("var survives = 7;")
        for i in range(count):
            code = rng.choice(ENDLESS)
            msg_id = k.kc.execute(code)
            k.wait_for("status", msg_id)
            time.sleep(rng.random() ** 3 * 0.4)
            start = time.monotonic()
            k.km.interrupt_kernel()
            reply = k.reply(msg_id)["content"]
            slowest = max(slowest, time.monotonic() - start)
            same((code, reply.get("ename")), (code, "KeyboardInterrupt"))
            one(k.until_idle(msg_id), "error")
            same(text_of(k.run(f'Console.WriteLine("after {i}: " + survives);')[1]), f"after {i}: 7\n")
        assert slowest < 10, f"an interrupt took {slowest:.1f} s"
    return f"{count} interrupts, all stopped, the slowest in {slowest * 1000:.0f} ms; 0 crashes, 0 hangs, 0 lost outputs"


def cells(count):
    """Cells of six kinds, each with its whole output checked; memory after the first tenth and at the end."""
    lost, early = 0, 0
    with Kernel() as k:
        pid = k.km.provisioner.process.pid
        for i in range(count):
            kind = i % 6
            code, out, value = [
                (f"var v{i} = {i};", "", None),
                (f"v{i - 1} + 1", "", str(i)),
                (f'for (int j = 0; j < 20; j++) Console.WriteLine("{i}." + j);', "".join(f"{i}.{j}\n" for j in range(20)), None),
                (f"int F{i}(int n) => n * 2; F{i}({i})", "", str(2 * i)),
                (f'display("shown {i}");', "", None),
                (f'throw new Exception("meant {i}");', "", None),
            ][kind]
            reply, seen = k.run(code)
            same(reply["execution_count"], i + 1)
            same(reply["status"], "error" if kind == 5 else "ok")
            results = [m["content"]["data"]["text/plain"] for m in seen if m["msg_type"] == "execute_result"]
            shown = [m["content"]["data"]["text/plain"] for m in seen if m["msg_type"] == "display_data"]
            whole = text_of(seen) == out and results == ([value] if value else []) and shown == ([f"shown {i}"] if kind == 4 else [])
            lost += not whole or (kind == 5) != any(m["msg_type"] == "error" for m in seen)
            if i == count // 10:
                early = memory(pid)
        late = memory(pid)
    same(lost, 0)
    return f"{count} cells, {lost} lost outputs, 0 crashes; memory {early} MB after {count // 10}, {late} MB at the end"


THREAD = 'new System.Threading.Thread(() => throw new InvalidOperationException("stray")).Start(); System.Threading.Thread.Sleep(100);'
MISCHIEF = [
    ("for (int i = 0; i < 100000; i++) Console.WriteLine(i);", "".join(f"{i}\n" for i in range(100000))),
    ('Console.Out.Close(); Console.Out.Dispose(); Console.WriteLine("closed");', "closed\n"),
    ("Console.SetOut(System.IO.TextWriter.Null); Console.SetError(System.IO.TextWriter.Null);", ""),
    ('Console.WriteLine("back");', "back\n"),
    ('Console.OpenStandardOutput().Close(); Console.OpenStandardInput().Close(); Console.WriteLine("still");', "still\n"),
    (THREAD, ""),
    ('System.Threading.ThreadPool.QueueUserWorkItem(_ => throw new Exception("stray")); System.Threading.Thread.Sleep(100);', ""),
    ('async void Stray() { await Task.Delay(10); throw new Exception("stray"); } Stray(); await Task.Delay(100);', ""),
    ("int Deep(int n) => Deep(n + 1) + 1; try { Deep(0); } catch (Exception) { } Console.WriteLine(1);", "1\n"),
    ("int Caught(int n) { try { return Caught(n + 1) + 1; } catch (InsufficientExecutionStackException) { try { return Caught(0); } catch (InsufficientExecutionStackException) { return 0; } } } ", ""),
    ("int Below(int n) { try { return Below(n + 1); } catch (Exception) { return Below2(n); } } int Below2(int n) { if (n < 0) return 1; return Below2(n - 1) + 1; } Console.WriteLine(Below(0) > 0);", None),
    ("for (int i = 0; i < 50; i++) Task.Run(() => System.Threading.Thread.Sleep(3000)); Console.WriteLine(2);", "2\n"),
    ('Environment.CurrentDirectory = "/"; Environment.SetEnvironmentVariable("PATH", ""); Console.WriteLine(3);', "3\n"),
    ("AppDomain.CurrentDomain.FirstChanceException += (_, e) => { }; Console.WriteLine(4);", "4\n"),
    ("System.Globalization.CultureInfo.CurrentCulture = new System.Globalization.CultureInfo(\"de-DE\"); Console.WriteLine(0.5);", None),
]


def mischief(count):
    """Cells that spoil what they share with the kernel; the next cell must not notice."""
    with Kernel() as k:
        for _ in range(count):
            for code, expected in MISCHIEF:
                _, seen = k.run(code)
                if expected is not None:
                    same((code, text_of(seen)), (code, expected))
                same((code, one(k.run("20 + 22")[1], "execute_result")["data"]["text/plain"]), (code, "42"))
            msg_id = k.kc.execute(THREAD + 'Parallel.For(0, 1000, i => System.Threading.Thread.Sleep(1)); Console.ReadLine()', allow_stdin=True)
            k.kc.get_stdin_msg(timeout=60)
            k.kc.input("typed")
            same(k.reply(msg_id)["content"]["status"], "ok")
            same(one(k.until_idle(msg_id), "execute_result")["data"]["text/plain"], "typed")
    return f"{count * len(MISCHIEF)} cells that spoil the console, threads and stack; 0 crashes, 0 hangs, 0 lost outputs"


def shapes(n):
    return {
        "open parentheses": "(" * n,
        "parentheses": "var x = " + "(" * n + "1" + ")" * n + ";",
        "member accesses": "a" + ".a" * n,
        "calls": "a" + ".a()" * n,
        "member accesses of a string": '"".' + "ToString()." * n + "Length",
        "blocks": "{" * n + "}" * n,
        "open blocks": "{" * n,
        "not": "!" * n + "true",
        "minus": "- " * n + "1",
        "sum": "1" + " + 1" * n,
        "strings": '"a"' + ' + "a"' * n,
        "conditions": "true ? 1 : " * n + "1",
        "coalescing": 'string s = null; s' + " ?? s" * n,
        "generics": "List<" * n + "int" + ">" * n + " x;",
        "arrays": "int" + "[]" * n + " x;",
        "lambdas": "Func<object> f = " + "() => " * n + "1;",
        "else if": "if (true) { }" + " else if (true) { }" * n,
        "ifs": "if (true) " * n + ";",
        "local functions": "void F() { " * n + "}" * n,
        "classes": "class A { " * n + "}" * n,
        "interpolations": '$"{' * n + "1" + '}"' * n,
        "array of arrays": "var x = new object[] " + "{ new object[] " * n + "{ }" + "}" * n + ";",
        "patterns": "1 is " + "not " * n + "2",
        "or patterns": "1 is 1" + " or 2" * n,
        "indexers": "a" + "[0]" * n,
        "casts": "(object)" * n + "1",
        "assignments": "int a; " + "a = " * n + "1;",
        "queries": "from a in new[] { 1 } " * n + "select a",
        "switches": "1 switch { _ => " * n + "1" + "}" * n,
        "linq": "new[] { 1 }" + ".Select(x => x)" * n,
        "attributes": "[A" + "(typeof(" * n,
        "preprocessor": "#if true\n" * n + "#endif\n" * n,
        "usings": "using (null) " * n + "{ }",
        "tuples": "(1, " * n + "1" + ")" * n,
        "dots": "." * n,
        "checked": "var x = " + "checked " * n + "1;",
        "unsafe": "unsafe " * n + ";",
        "perhaps null": "a" + "?.a" * n,
    }


def answer(k, code, patience):
    """Asks for help about a text, runs it, and gives the reply; None if the kernel ended, "hangs" if it did not answer in time."""
    k.kc.is_complete(code)
    k.kc.complete(code, len(code))
    k.kc.inspect(code, len(code) // 2)
    msg_id = k.kc.execute(code)
    start = time.monotonic()
    while time.monotonic() - start < patience:
        try:
            msg = k.kc.get_shell_msg(timeout=1)
        except Empty:
            if k.km.provisioner.process.poll() is not None:
                return None
            if time.monotonic() - start > patience / 2:
                k.km.interrupt_kernel()
            continue
        if msg["parent_header"].get("msg_id") == msg_id:
            k.until_idle(msg_id)
            return msg["content"]
    return "hangs"


def nesting(count):
    """Texts nested up to `count` deep: run or refused in words, asked for help about, and never the kernel's end."""
    ran, refused, bad = 0, 0, []
    texts = [(n, name, code) for n in (50, 200, 2000, 20000) if n <= count for name, code in shapes(n).items()]
    kernel = Kernel()
    for n, name, code in texts:
        start = time.monotonic()
        content = answer(kernel, code, 40)
        if not isinstance(content, dict):
            bad.append(f"{n} {name}: {content or 'the kernel ended'}")
            print(f"FAIL  {bad[-1]}", flush=True)
            kernel.__exit__()
            kernel = Kernel()
            continue
        ran += content["status"] == "ok"
        refused += content["status"] != "ok"
        if "kernel failed" in content.get("evalue", ""):
            bad.append(f"{n} {name}: {content['evalue'][:150]}")
            print(f"odd   {bad[-1]}", flush=True)
        if time.monotonic() - start > 4:
            print(f"slow  {n} {name}: {time.monotonic() - start:.1f} s", flush=True)
    with kernel as k:
        same(one(k.run("20 + 22")[1], "execute_result")["data"]["text/plain"], "42")
    assert not bad, "\n".join(bad)
    return f"{len(texts)} nested texts up to {count} deep, {ran} ran, {refused} refused; 0 crashes, 0 hangs"


CASES = {"interrupts": interrupts, "cells": cells, "mischief": mischief, "nesting": nesting}
