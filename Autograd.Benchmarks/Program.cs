using Autograd.Benchmarks;
using Autograd.Benchmarks.Ratios;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;

return args switch
{
    ["ratios", .. var rest] => RatiosCommand.Run(rest),
    ["ulp", .. var rest] => KernelErrors.Run(rest),
    // Without a filter BenchmarkDotNet shows a menu and waits for an answer.
    [] => RunBenchmarks(["--filter", "*"]),
    [['-', ..], ..] => RunBenchmarks(args),
    _ => RatiosCommand.Usage($"unknown argument '{args[0]}'"),
};

static int RunBenchmarks(string[] args)
{
    string[] withoutRuns = ["--list", "--help", "--version", "--info"];
    // The usual two minutes are too few on a machine that is busy.
    var config = ManualConfig.Create(DefaultConfig.Instance).WithBuildTimeout(TimeSpan.FromMinutes(10));
    var summaries = BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);

    // It has said on the console what it did not understand.
    return summaries.Any() || args.Any(arg => withoutRuns.Contains(arg)) ? 0 : 2;
}
