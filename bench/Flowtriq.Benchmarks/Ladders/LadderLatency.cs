using System.Globalization;
using Flowtriq.Lab.Ladders;
using Flowtriq.Lab.Systems;
using Flowtriq.Lab.Traffic;

namespace Flowtriq.Benchmarks.Ladders;

/// <summary>
/// <c>ladder</c>: from an attack's first packet on the edge to the FlowSpec rule in the tables of FRR, BIRD and GoBGP, by
/// agent and server as they ship, a fresh victim each time.
/// </summary>
internal static class LadderLatency
{
    private const int Pps = 50_000;
    private const string Everywhere = "all three";
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    public static async Task<int> RunAsync(string agent, string server, string capture, int runs)
    {
        if (LadderLab.Obstacle(scrubbing: false) is { } obstacle)
        {
            Console.WriteLine($"skipped: {obstacle}");
            return 0;
        }
        var folder = Directory.CreateTempSubdirectory("flowtriq-ladder-bench-").FullName;
        try
        {
            var lifetime = TimeSpan.FromMinutes(25);
            await using var lab = await LadderLab.BuildAsync(new LadderSetup(agent, server, folder, lifetime));
            await MeasureAsync(lab, capture, runs);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureAsync(LadderLab lab, string capture, int runs)
    {
        var policy = new PolicyDraft("filter first", new LevelDraft("flowSpec"));
        await lab.Api.PolicyAsync(policy);
        await lab.Api.CustomerAsync("bench", "100.64.0.0/16", policy.Name);
        await lab.ReadyAsync();
        TableWatch[] watches =
        [
            TableWatch.OfFrr(lab.Routers),
            TableWatch.OfBird(lab.Routers),
            TableWatch.OfGoBgp(lab.Routers["gobgp"]),
        ];
        var times = new List<LadderTimes>();
        var missed = 0;
        // The first one warms up: code is compiled, connections are made.
        for (var run = 0; run <= runs; run++)
        {
            // Each in a network of its own: several victims in one network would be a carpet.
            var victim = $"100.64.{(run % 250) + 1}.10";
            if (await OneAsync(lab, watches, capture, victim) is not { } measured)
                missed++;
            else if (run > 0)
                times.Add(measured);
        }
        Report(capture, times, missed);
    }

    private static async Task<LadderTimes?> OneAsync(LadderLab lab, TableWatch[] watches, string capture, string victim)
    {
        var file = lab.AttackFile(capture, victim);
        await using var first = await FirstPacket.ListenAsync(lab.Pop, victim);
        using var over = new CancellationTokenSource(Longest, TimeProvider.System);
        var seen = watches.Select(watch => watch.SeenAsync(victim, over.Token)).ToArray();
        await Task.Delay(TimeSpan.FromMilliseconds(500 + Random.Shared.Next(1_000)), CancellationToken.None);
        await using (var attack = Replay.Start(lab.Pop, file, Pps, Longest))
        {
            var ended = await Task.WhenAny(Task.WhenAll(seen), Task.Delay(Longest, CancellationToken.None));
            await over.CancelAsync();
            if (ended.Status != TaskStatus.RanToCompletion || !seen.All(task => task.IsCompletedSuccessfully))
                return null;
        }
        var moments = await StampsAsync(lab, victim);
        foreach (var (watch, at) in watches.Zip(seen))
            moments[watch.Router] = await at;
        moments[Everywhere] = watches.Max(watch => moments[watch.Router]);
        var times = new LadderTimes(await first.ArrivedAsync(), moments);
        await lab.QuietAsync();
        return times;
    }

    // From the incident's and the mitigation's own stamps.
    private static async Task<Dictionary<string, DateTimeOffset>> StampsAsync(LadderLab lab, string victim)
    {
        var incident = (await lab.Console.IncidentsAsync()).First(one => one.Target == $"{victim}/32");
        var rule = (await lab.Api.AllAsync()).First(one => one.Target == $"{victim}/32");
        var stamps = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal)
        {
            ["onset"] = incident.Onset,
            ["detected"] = incident.Detected,
            ["opened"] = incident.Opened,
            ["committed"] = rule.Created,
        };
        foreach (var step in (await lab.Api.HistoryAsync(rule.Number)).Where(step => step.State == "requested").Take(1))
            stamps["announced"] = step.At;
        return stamps;
    }

    private static void Report(string capture, List<LadderTimes> times, int missed)
    {
        Console.WriteLine($"{Path.GetFileName(capture)}, {Pps / 1000} kpps; {missed} missed");
        Console.WriteLine("first attack packet on the edge to the rule in the table of");
        foreach (var router in new[] { "frr", "bird", "gobgp", Everywhere })
            Console.WriteLine($"  {router, -10} {Of(times, router)}");
        var all = Of(times, Everywhere);
        Console.WriteLine(
            $"  goal       {Goal("median", all.At(0.5), 500, times)}; {Goal("p99", all.At(0.99), 1_000, times)}"
        );
        Console.WriteLine("first attack packet on the edge to the incident's own stamps");
        foreach (var stage in new[] { "onset", "detected", "opened", "committed", "announced" })
            Console.WriteLine($"  {stage, -10} {Of(times, stage)}");
        var step = TableWatch.Resolution.ToString("0.0", CultureInfo.InvariantCulture);
        Console.WriteLine($"resolution: FRR and BIRD were asked at least every {step} ms (p95), GoBGP tells by itself");
    }

    private static string Goal(string what, double measured, double most, List<LadderTimes> times) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{what} at most {most:0} ms: {(times.Count > 0 && measured <= most ? "met" : "missed")}"
        );

    private static Percentiles Of(List<LadderTimes> times, string moment) =>
        Percentiles.Of(times.Select(one => one.To(moment)).OfType<double>());
}
