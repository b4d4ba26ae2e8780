using BenchmarkDotNet.Running;

// Without arguments everything runs, instead of a menu that waits for an answer.
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args.Length == 0 ? ["--filter", "*"] : args);
