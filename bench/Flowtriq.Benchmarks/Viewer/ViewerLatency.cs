using System.Diagnostics;
using System.Text.Json;
using Flowtriq.Lab.Systems;
using LabServer = Flowtriq.Lab.Systems.FlowtriqServer;

namespace Flowtriq.Benchmarks.Viewer;

/// <summary>
/// <c>viewer</c>: how long the server takes to the first rows of captures of 10,000 packets that it has not read yet, and
/// then again. Leaves the data directory behind for the measurement in the browser.
/// </summary>
internal static class ViewerLatency
{
    internal static readonly Account Account = new("Lab", "Ada", "ada@example.net", "correct horse battery 7");

    public static async Task<int> RunAsync(string program, string data)
    {
        await ViewerData.MakeAsync(data);
        await using var server = new LabServer(program, data);
        await server.StartAsync();
        using var console = new ConsoleApi(server.Console);
        await console.SetUpAsync(await server.SetupTokenAsync(), Account);
        // The first capture of all also pays for code that is compiled; a server in use has long paid.
        await TimeAsync(console, 1);
        var cold = new List<double>();
        var warm = new List<double>();
        for (var incident = 2; incident <= ViewerData.Incidents; incident++)
        {
            cold.Add(await TimeAsync(console, incident));
            warm.Add(await TimeAsync(console, incident));
        }

        Console.WriteLine($"server, first 200 rows of 10,000 packets never read before: {Text(cold)}");
        Console.WriteLine($"server, the same again: {Text(warm)}");
        return 0;
    }

    private static async Task<double> TimeAsync(ConsoleApi console, int incident)
    {
        var capture = (await console.CapturesAsync(incident))[0];
        var started = Stopwatch.GetTimestamp();
        var page = await console.GetAsync<JsonElement>($"/api/v1/captures/{capture.Id}/packets?limit=200");
        var taken = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        if (page.GetProperty("total").GetInt32() != ViewerData.Packets)
            throw new InvalidOperationException("the capture is not the one that was made");
        return taken;
    }

    private static string Text(List<double> times)
    {
        times.Sort();
        return FormattableString.Invariant(
            $"min {times[0]:0.0} ms, median {times[times.Count / 2]:0.0} ms, max {times[^1]:0.0} ms ({times.Count} captures)"
        );
    }
}
