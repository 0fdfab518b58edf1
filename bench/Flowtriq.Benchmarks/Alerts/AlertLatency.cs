using System.Globalization;
using Flowtriq.Benchmarks.Ladders;
using Flowtriq.Lab.Ladders;
using Flowtriq.Lab.Traffic;

namespace Flowtriq.Benchmarks.Alerts;

/// <summary><c>alert</c>: from an attack's first packet on the edge to its alert, whole, at a webhook; a fresh victim each time.</summary>
internal static class AlertLatency
{
    private const int Pps = 50_000;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public static async Task<int> RunAsync(string agent, string server, string capture, int runs)
    {
        if (LadderLab.Obstacle(scrubbing: false) is { } obstacle)
        {
            Console.WriteLine($"skipped: {obstacle}");
            return 0;
        }
        var folder = Directory.CreateTempSubdirectory("flowtriq-alert-bench-").FullName;
        try
        {
            await using var listener = new AlertListener();
            var lifetime = TimeSpan.FromMinutes(25);
            await using var lab = await LadderLab.BuildAsync(new LadderSetup(agent, server, folder, lifetime));
            await RouteAsync(lab, listener);
            await lab.ReadyAsync();
            await MeasureAsync(lab, listener, capture, runs);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task RouteAsync(LadderLab lab, AlertListener listener)
    {
        var channel = await lab.Console.PostAsync(
            "/api/v1/channels",
            new
            {
                name = "bench",
                kind = "webhook",
                perMinute = 600,
                settings = new { allowPrivate = true },
                secrets = new { url = listener.Address, signing = "0123456789abcdef" },
            }
        );
        var target = $"channel:{channel.GetProperty("number").GetInt64().ToString(CultureInfo.InvariantCulture)}";
        var steps = new[] { new { delaySeconds = 0, targets = new[] { target } } };
        var made = await lab.Console.PostAsync("/api/v1/alerting/policies", new { name = "bench", steps });
        var policy = made.GetProperty("policies")[0].GetProperty("number").GetInt64();
        await lab.Console.PostAsync(
            "/api/v1/alerting/routes",
            new
            {
                name = "bench",
                match = new { },
                policy,
            }
        );
    }

    private static async Task MeasureAsync(LadderLab lab, AlertListener listener, string capture, int runs)
    {
        var times = new List<LadderTimes>();
        var missed = 0;
        // The first one warms up: code is compiled, connections are made.
        for (var run = 0; run <= runs; run++)
        {
            // Each in a network of its own: several victims in one network would be a carpet.
            var victim = $"100.64.{(run % 250) + 1}.10";
            if (await OneAsync(lab, listener, capture, victim) is not { } measured)
                missed++;
            else if (run > 0)
                times.Add(measured);
        }
        var alert = Percentiles.Of(times.Select(static one => one.To("alert")).OfType<double>());
        Console.WriteLine($"{Path.GetFileName(capture)}, {Pps / 1000} kpps; {missed} missed");
        Console.WriteLine("first attack packet on the edge to");
        foreach (var stage in new[] { "detected", "opened", "alert" })
            Console.WriteLine($"  {stage, -10} {Percentiles.Of(times.Select(one => one.To(stage)).OfType<double>())}");
        Console.WriteLine(
            $"  goal       median at most 500 ms: {(times.Count > 0 && alert.At(0.5) <= 500 ? "met" : "missed")}"
        );
    }

    private static async Task<LadderTimes?> OneAsync(
        LadderLab lab,
        AlertListener listener,
        string capture,
        string victim
    )
    {
        var file = lab.AttackFile(capture, victim);
        await using var first = await FirstPacket.ListenAsync(lab.Pop, victim);
        await Task.Delay(TimeSpan.FromMilliseconds(500 + Random.Shared.Next(1_000)));
        DateTimeOffset? alert = null;
        await using (var attack = Replay.Start(lab.Pop, file, Pps, Longest))
        {
            var started = TimeProvider.System.GetTimestamp();
            while (alert is null && TimeProvider.System.GetElapsedTime(started) < Longest)
            {
                await Task.Delay(Pause);
                alert = listener.Opened(victim);
            }
        }
        if (alert is not { } told)
            return null;
        var incident = (await lab.Console.IncidentsAsync()).First(one => one.Target == $"{victim}/32");
        var moments = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal)
        {
            ["detected"] = incident.Detected,
            ["opened"] = incident.Opened,
            ["alert"] = told,
        };
        var times = new LadderTimes(await first.ArrivedAsync(), moments);
        await lab.QuietAsync();
        return times;
    }
}
