using BenchmarkDotNet.Running;
using Flowtriq.Benchmarks;

BenchmarkSwitcher.FromTypes([typeof(PacketParsing), typeof(DetectionTick)]).Run(args);
