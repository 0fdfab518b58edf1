using System.Globalization;
using BenchmarkDotNet.Running;
using Flowtriq.Benchmarks;
using Flowtriq.Benchmarks.Alerts;
using Flowtriq.Benchmarks.Bgp;
using Flowtriq.Benchmarks.Firewall;
using Flowtriq.Benchmarks.History;
using Flowtriq.Benchmarks.Ladders;
using Flowtriq.Benchmarks.Viewer;

if (args is ["bgp", ..])
    return await BgpScale.RunAsync(args[1..]);
if (args is ["history"])
    return await HistoryScale.RunAsync();
if (args is ["nft-apply", ..])
    return await NftScale.RunAsync(args[1..]);
if (args is ["ladder", var agent, var server, var capture, var runs])
    return await LadderLatency.RunAsync(agent, server, capture, int.Parse(runs, CultureInfo.InvariantCulture));
if (args is ["alert", var alertAgent, var alertServer, var alertCapture, var alertRuns])
    return await AlertLatency.RunAsync(
        alertAgent,
        alertServer,
        alertCapture,
        int.Parse(alertRuns, CultureInfo.InvariantCulture)
    );
if (args is ["viewer", var viewerServer, var viewerData])
    return await ViewerLatency.RunAsync(viewerServer, viewerData);
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
