using System.CommandLine;
using Flowtriq.Agent.Configuration;
using Flowtriq.Agent.Uplink;

namespace Flowtriq.Benchmarks;

/// <summary>
/// <c>nodes --count 200 --seconds 60 --server HOST:PORT --token T</c>: enrols that many nodes with one token, keeps a TLS
/// connection for each with a report a second and an event now and then, and prints how long the server took to
/// commit and acknowledge. With <c>--console URL --setup TOKEN</c> a browser looks on, and it prints how long the server took to
/// tell it.
/// </summary>
internal static class SimulatedNodes
{
    internal static RootCommand Command()
    {
        var count = new Option<int>("--count") { DefaultValueFactory = _ => 200, Description = "nodes" };
        var seconds = new Option<int>("--seconds") { DefaultValueFactory = _ => 60, Description = "how long" };
        var server = new Option<string>("--server") { Required = true, Description = "HOST:PORT for agents" };
        var token = new Option<string>("--token")
        {
            Required = true,
            Description = "tokens with enough uses together, separated by commas",
        };
        var console = new Option<string?>("--console") { Description = "URL of a console that is not set up yet" };
        var setup = new Option<string?>("--setup") { Description = "its one-time set-up token" };
        var root = new RootCommand("Simulated nodes over real TLS") { count, seconds, server, token, console, setup };
        root.SetAction(
            async (parsed, cancel) =>
            {
                if (!ServerAddress.TryParse(parsed.GetRequiredValue(server), out var address))
                    return 2;
                using var hub = parsed.GetValue(console) is { } url
                    ? await HubWatch.ConnectAsync(new Uri(url), parsed.GetValue(setup) ?? "", cancel)
                    : null;
                return await RunAsync(
                    address!,
                    parsed.GetRequiredValue(token),
                    parsed.GetValue(count),
                    TimeSpan.FromSeconds(parsed.GetValue(seconds)),
                    hub,
                    cancel
                );
            }
        );
        return root;
    }

    private static async Task<int> RunAsync(
        ServerAddress server,
        string token,
        int count,
        TimeSpan length,
        HubWatch? hub,
        CancellationToken cancel
    )
    {
        var folder = Directory.CreateTempSubdirectory("flowtriq-nodes-").FullName;
        try
        {
            var nodes = new List<SimulatedNode>();
            var tokens = token.Split(',');
            for (var i = 0; i < count; i++)
                nodes.Add(Enroll(server, tokens[i % tokens.Length], Path.Combine(folder, $"{i}"), i, hub));
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            limit.CancelAfter(length);
            var watching = hub?.RunAsync(limit.Token) ?? Task.CompletedTask;
            await Task.WhenAll(nodes.Select(node => node.RunAsync(limit.Token)));
            await watching;
            Print(nodes, length);
            if (hub is not null)
                Print(hub);
            return nodes.All(static node => node.Failure.Length == 0) ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static SimulatedNode Enroll(ServerAddress server, string token, string state, int number, HubWatch? hub)
    {
        var host = HostFacts.Read("/proc") with { MachineId = $"simulated-{number}" };
        return new Enrollment(host, TimeProvider.System).Run(server, token, state) switch
        {
            EnrollmentOutcome.Enrolled => new SimulatedNode(NodeIdentity.Load(state, out _)!, host, number, hub),
            EnrollmentOutcome.Refused refused => throw new InvalidOperationException(refused.Reason),
            var other => throw new InvalidOperationException($"{other}"),
        };
    }

    private static void Print(List<SimulatedNode> nodes, TimeSpan length)
    {
        var latencies = nodes.SelectMany(static node => node.Latencies).Order().ToArray();
        Console.WriteLine($"nodes             {nodes.Count}");
        Console.WriteLine($"seconds           {length.TotalSeconds:F0}");
        Console.WriteLine($"reports sent      {nodes.Sum(static node => node.Reports)}");
        Console.WriteLine($"events sent       {nodes.Sum(static node => (long)node.Events)}");
        Console.WriteLine($"events acked      {latencies.Length}");
        PrintQuantiles("ingest-ack", latencies);
        foreach (var failure in nodes.Select(static node => node.Failure).Where(static f => f.Length > 0).Distinct())
            Console.WriteLine($"failed            {failure}");
    }

    private static void Print(HubWatch hub)
    {
        Console.WriteLine($"overview ticks    {hub.Ticks}");
        Console.WriteLine($"hub summaries     {hub.Summaries.Count}");
        PrintQuantiles("ingest-hub", [.. hub.Summaries.Order()]);
        Console.WriteLine($"hub changes       {hub.Changes.Count}");
        PrintQuantiles("ingest-change", [.. hub.Changes.Order()]);
    }

    private static void PrintQuantiles(string what, TimeSpan[] sorted)
    {
        foreach (var share in (double[])[0.5, 0.95, 0.99])
        {
            var name = $"{what} p{share * 100:F0}";
            Console.WriteLine($"{name, -17} {Quantile(sorted, share).TotalMilliseconds:F1} ms");
        }
    }

    private static TimeSpan Quantile(TimeSpan[] sorted, double share) =>
        sorted.Length == 0 ? TimeSpan.Zero : sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];
}
