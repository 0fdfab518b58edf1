using BenchmarkDotNet.Running;
using Flowtriq.Benchmarks;

if (args is ["nodes", ..])
    return await SimulatedNodes.Command().Parse(args[1..]).InvokeAsync();

BenchmarkSwitcher
    .FromTypes([
        typeof(PacketParsing),
        typeof(HeaderKinds),
        typeof(PrefixLookup),
        typeof(DetectionTick),
        typeof(TargetMetering),
    ])
    .Run(args);
return 0;
