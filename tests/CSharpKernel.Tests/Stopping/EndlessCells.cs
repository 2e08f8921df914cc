namespace CSharpKernel.Tests;

/// <summary>Cells that never end by themselves, of every kind that learners write.</summary>
internal static class EndlessCells
{
    public static TheoryData<string, string> All { get; } = new()
    {
        { "empty loop", "while (true) { }" },
        { "loop without braces", "for (;;) ;" },
        { "loop inside catch", "try { throw new Exception(); } catch { while (true) { } }" },
        { "handlers that swallow all", "while (true) { try { while (true) { } } catch { } }" },
        { "handlers that swallow all, typed", "while (true) { try { while (true) { } } catch (Exception e) when (e.Message != null) { Console.Write(e); } }" },
        { "goto", "again: Math.Sqrt(2); goto again;" },
        { "sleep", "System.Threading.Thread.Sleep(60000);" },
        { "sleep that swallows", "while (true) { try { System.Threading.Thread.Sleep(60000); } catch (Exception) { } }" },
        { "delay", "await Task.Delay(60000);" },
        { "delay that swallows", "while (true) { try { await Task.Delay(60000); } catch (Exception) { } }" },
        { "never completed", "await new TaskCompletionSource().Task.ConfigureAwait(false);" },
        { "sleep after an await", "await Task.Delay(1); System.Threading.Thread.Sleep(60000);" },
        { "loop after an await on the pool", "await Task.Delay(1).ConfigureAwait(false); while (true) { }" },
        { "async loop", "async Task Spin() { while (true) await Task.Yield(); } await Spin();" },
        { "lock", "var gate = new object(); var held = new System.Threading.ManualResetEventSlim(); _ = Task.Run(() => { lock (gate) { held.Set(); System.Threading.Thread.Sleep(20000); } }); held.Wait(); lock (gate) { }" },
        { "parallel", "Parallel.For(0, 8, i => { while (true) { } });" },
        { "parallel, one expression", "Parallel.ForEach(Enumerable.Range(0, int.MaxValue), i => Math.Sqrt(i));" },
        { "blocking on a task", "Task.Run(() => { while (true) { } }).Wait();" },
        { "blocking on a result", "async Task<int> F() { await Task.Delay(60000); return 1; } Console.Write(F().Result);" },
        { "linq", "Enumerable.Range(0, int.MaxValue).SelectMany(i => Enumerable.Range(0, int.MaxValue)).Count(i => i < 0)" },
        { "query", "(from i in Enumerable.Range(0, int.MaxValue) from j in Enumerable.Range(0, int.MaxValue) where i < 0 select j).Count()" },
        { "iterator", "IEnumerable<int> Forever() { while (true) yield return 1; } Forever().Sum(x => (long)x)" },
        { "input", "Console.ReadLine()" },
        { "training loop", "var w = new double[100]; while (true) { for (var i = 0; i < w.Length; i++) w[i] += 0.1 * (i - w[i]); if (w[3] < -1) Console.WriteLine(w[3]); }" },
        { "prints", "while (true) Console.WriteLine(\"still here\");" },
        { "library that updates a display", "Array.ForEach(new object[5_000_000], display(0).Update);" },
        { "library that only ever waits for no time", "Enumerable.Repeat(0, int.MaxValue).Select(new System.Threading.ManualResetEvent(false).WaitOne).Max()" },
        { "own threads", "var t = new System.Threading.Thread(() => { while (true) { } }); t.Start(); t.Join();" },
        { "mutual recursion", "bool Even(int n) => n == 0 || Odd(n - 1); bool Odd(int n) => n != 0 && Even(n - 1); var odd = true; Action step = () => odd ^= Even(2000); Action forever = null; forever = () => { step(); Repeat(forever); }; void Repeat(Action a) { try { while (true) step(); } catch { } } forever();" },
        { "property", "class P { public int X { get { while (true) { } } } } new P().X" },
        { "dispose and finally", "try { while (true) { } } finally { Console.WriteLine(\"cleaned\"); }" },
    };

    public static IReadOnlyList<string> Codes { get; } = [.. All.Select(row => row.Data.Item2)];
}
