using BenchmarkDotNet.Running;
using Flowtriq.Benchmarks;
using Flowtriq.Benchmarks.Bgp;

if (args is ["bgp", ..])
    return await BgpScale.RunAsync(args[1..]);
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
