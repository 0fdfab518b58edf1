using System.Globalization;
using Flowtriq.Lab.Namespaces;
using Flowtriq.Lab.Processes;

namespace Flowtriq.Lab.Traffic;

/// <summary>Sends a capture from a POP's internet side at a constant rate; bounded in packets and in time.</summary>
public static class Replay
{
    /// <summary>No replay is faster than this, whatever is asked.</summary>
    public const int FastestPps = 600_000;

    /// <summary>No replay lasts longer than this.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    /// <summary>Starts sending <paramref name="capture"/>, looped, at <paramref name="pps"/> for <paramref name="duration"/>.</summary>
    public static RunningProcess Start(Pop pop, string capture, int pps, TimeSpan duration) =>
        Start(pop.Source, capture, pps, duration);

    /// <summary>The same from another namespace that has an interface of that name.</summary>
    public static RunningProcess Start(NetworkNamespace source, string capture, int pps, TimeSpan duration)
    {
        if (pps is < 1 or > FastestPps)
            throw new ArgumentOutOfRangeException(nameof(pps), pps, $"1 to {FastestPps}");
        if (duration > Longest)
            throw new ArgumentOutOfRangeException(nameof(duration), duration, $"at most {Longest}");
        var seconds = (int)Math.Ceiling(duration.TotalSeconds);
        var limit = (long)(pps * duration.TotalSeconds);
        return source.Start(
            "tcpreplay",
            [
                "-q",
                "-K",
                $"--intf1={Pop.SourceInterface}",
                $"--timer={Timer(pps)}",
                $"--pps={pps.ToString(CultureInfo.InvariantCulture)}",
                $"--limit={limit.ToString(CultureInfo.InvariantCulture)}",
                $"--duration={seconds.ToString(CultureInfo.InvariantCulture)}",
                "--loop=10000000",
                capture,
            ],
            duration + TimeSpan.FromSeconds(3)
        );
    }

    // Its usual timer spins between packets, which at ordinary rates is most of a core for nothing.
    private static string Timer(int pps) => pps < 10_000 ? "nano" : "gtod";

    /// <summary>Sends and waits until it is over.</summary>
    public static async Task RunAsync(Pop pop, string capture, int pps, TimeSpan duration)
    {
        await using var replay = Start(pop, capture, pps, duration);
        if (!await replay.EndsWithinAsync(duration + TimeSpan.FromSeconds(8)))
            throw new TimeoutException($"tcpreplay did not end: {string.Join('\n', replay.Lines)}");
        if (!replay.Lines.Any(line => line.Contains("Actual:", StringComparison.Ordinal)))
            throw new InvalidOperationException($"tcpreplay: {string.Join('\n', replay.Lines)}");
    }
}
