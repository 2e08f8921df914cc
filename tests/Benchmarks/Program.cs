using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Benchmarks.Compare;
using Benchmarks.Kernel;

// `compare` sets us beside NumPy and PyTorch; anything else is for BenchmarkDotNet: `--filter '*'`, `--list tree`, `--help`.
if (args is ["compare", ..]) return await CompareCommand.Create().Parse(args[1..]).InvokeAsync();

// `kernel` sets the installed kernel beside ipykernel.
if (args is ["kernel", ..]) return await KernelCommand.Create().Parse(args[1..]).InvokeAsync();

// In this process: the one that BenchmarkDotNet would build beside it does not know this repository's settings.
var config = DefaultConfig.Instance.AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).AsDefault());
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);
return 0;
