using System.Diagnostics;
using System.Text.RegularExpressions;
using Flowtriq.Lab.Routers;

namespace Flowtriq.Benchmarks.Bgp;

/// <summary>Asks two routers how many FlowSpec rules they hold until both answer as expected.</summary>
internal static partial class TableWatch
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(5);

    public static async Task<(TimeSpan Bird, TimeSpan Frr)> BothAsync(
        Router bird,
        Router frr,
        int expected,
        long from,
        TimeSpan limit
    )
    {
        var inBird = UntilAsync(bird, "show route table flowtab4 count", CountInBird, expected, from, limit);
        var inFrr = UntilAsync(frr, "show bgp ipv4 flowspec summary", CountInFrr, expected, from, limit);
        return (await inBird, await inFrr);
    }

    private static async Task<TimeSpan> UntilAsync(
        Router router,
        string command,
        Func<string, int> count,
        int expected,
        long from,
        TimeSpan limit
    )
    {
        while (true)
        {
            var answer = await router.AskAsync(command);
            var elapsed = Stopwatch.GetElapsedTime(from);
            if (count(answer) == expected)
                return elapsed;
            if (elapsed > limit)
                throw new TimeoutException($"{router.Name} still says: {answer}");
            await Task.Delay(Step);
        }
    }

    private static int CountInBird(string text) =>
        BirdCount().Match(text) is { Success: true } found ? Number(found) : -1;

    private static int CountInFrr(string text) =>
        FrrCount().Match(text) is { Success: true } found ? Number(found) : -1;

    private static int Number(Match match) => int.Parse(match.Groups["count"].Value);

    [GeneratedRegex(@"(?<count>\d+) of \d+ routes", RegexOptions.NonBacktracking)]
    private static partial Regex BirdCount();

    // The neighbour's row: version, AS, messages in and out, table version, queues, up since, then state or prefixes.
    [GeneratedRegex(
        @"^\S+\s+4\s+\d+\s+\d+\s+\d+\s+\d+\s+\d+\s+\d+\s+\S+\s+(?<count>\d+)",
        RegexOptions.Multiline | RegexOptions.NonBacktracking
    )]
    private static partial Regex FrrCount();
}
