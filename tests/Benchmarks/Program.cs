using BenchmarkDotNet.Running;
using Benchmarks.Compare;

// `compare` sets us beside NumPy and PyTorch; anything else is for BenchmarkDotNet: `--filter '*'`, `--list tree`, `--help`.
if (args is ["compare", ..]) return await CompareCommand.Create().Parse(args[1..]).InvokeAsync();

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
