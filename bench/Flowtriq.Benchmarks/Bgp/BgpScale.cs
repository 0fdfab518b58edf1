using System.Diagnostics;
using System.Globalization;
using System.Net;
using Flowtriq.Bgp.Session;
using Flowtriq.Bgp.Speaker;
using Flowtriq.Core.Mitigation;
using Flowtriq.Lab.Routers;

namespace Flowtriq.Benchmarks.Bgp;

/// <summary>
/// <c>bgp --rules N</c>: FlowSpec rules into the tables of BIRD and FRR, from the first call until both count all, by this
/// speaker and by gobgpd in the same run on the same machine.
/// </summary>
internal static class BgpScale
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public static async Task<int> RunAsync(string[] arguments)
    {
        var place = Array.IndexOf(arguments, "--rules") + 1;
        if (
            place == 0
            || place == arguments.Length
            || !int.TryParse(arguments[place], out var rules)
            || rules is < 1 or > 20_000
        )
        {
            await Console.Error.WriteLineAsync("usage: bgp --rules N (1 to 20000)");
            return 2;
        }
        if (RouterLab.Obstacle(Frr.Program, "vtysh", Bird.Program, GoBgp.Program) is { } obstacle)
        {
            Console.WriteLine($"skipped: {obstacle}");
            return 0;
        }
        var ours = await SpeakerAsync(rules);
        var theirs = await GoBgpAnnouncer.MeasureAsync(rules);
        Console.WriteLine(
            $"goal: faster than gobgpd: {rules} rules in both tables after {Text(ours)}, gobgpd {Text(theirs)}: "
                + (ours < theirs ? "met" : "missed")
        );
        return 0;
    }

    /// <summary>Announced, withdrawn and announced again with sessions up: each time until both routers agree. Returns the first.</summary>
    private static async Task<TimeSpan> SpeakerAsync(int rules)
    {
        await using var lab = await RouterLab.BuildAsync();
        var bird = await lab.AddAsync(Bird.StartAsync);
        var frr = await lab.AddAsync(Frr.StartAsync);
        var options = new SpeakerOptions
        {
            Identifier = DemonstrationRoutes.Address(lab.SpeakerV4.ToString()),
            Groups = [DemonstrationRoutes.Group],
            Peers = [.. lab.Routers.Select(router => PeerOf(lab.SpeakerV4, router))],
        };
        await using var speaker = new BgpSpeaker(options, TimeProvider.System);
        speaker.Announce(DesiredRoutes.Empty);
        var started = Stopwatch.GetTimestamp();
        speaker.Start();
        while (!speaker.Peers.All(peer => peer.State == SessionState.Established))
        {
            if (Stopwatch.GetElapsedTime(started) > Limit)
                throw new TimeoutException(string.Join('\n', speaker.Peers));
            await Task.Delay(1);
        }
        Console.WriteLine($"flowtriq: both sessions up in {Text(Stopwatch.GetElapsedTime(started))}");
        var before = Process.GetCurrentProcess().WorkingSet64;
        var wanted = DemonstrationRoutes.Rules(rules);
        var first = await ReportAsync("announce", rules, () => speaker.Announce(wanted));
        await ReportAsync("withdraw", 0, () => speaker.Announce(DesiredRoutes.Empty));
        await ReportAsync("announce again", rules, () => speaker.Announce(wanted));
        var after = Process.GetCurrentProcess().WorkingSet64;
        Console.WriteLine($"flowtriq: memory of the whole process {before >> 20} -> {after >> 20} MiB");
        return first;

        async Task<TimeSpan> ReportAsync(string what, int expected, Action act)
        {
            var from = Stopwatch.GetTimestamp();
            act();
            var returned = Stopwatch.GetElapsedTime(from);
            var (inBird, inFrr) = await TableWatch.BothAsync(bird, frr, expected, from, Limit);
            Console.WriteLine(
                $"flowtriq: {what} {rules} rules: call {Text(returned)}, BIRD {Text(inBird)}, FRR {Text(inFrr)}"
            );
            return Later(inBird, inFrr);
        }
    }

    public static string Text(TimeSpan time) =>
        time.TotalMilliseconds.ToString("F0", CultureInfo.InvariantCulture) + " ms";

    public static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static PeerOptions PeerOf(IPAddress local, Router router) =>
        new()
        {
            Name = router.Name,
            Remote = router.Address,
            RemoteAsn = router.Asn,
            LocalAsn = 65000,
            Local = local,
            Profile = VendorProfile.Bird with { MaxRules = 20_000 },
        };
}
