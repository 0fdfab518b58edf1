using Flowtriq.Core.Traffic;
using Flowtriq.Server.Metrics;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Metrics.Stores;

/// <summary>A store of samples to write to, roll up and read, at a moment that the test chooses.</summary>
internal sealed class StoreBench(ManualTime time, ISampleStore store)
{
    /// <summary>The first second of an hour and of a day.</summary>
    public static readonly long Start = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();

    public static readonly ServerOptions Options = new()
    {
        KeepSeconds = TimeSpan.FromDays(2),
        KeepTenSeconds = TimeSpan.FromDays(30),
        KeepMinutes = TimeSpan.FromDays(365),
    };

    public static readonly SeriesKey Edge = new("edge-1", "", Direction.Inbound, SeriesKind.Edge);

    public ISampleStore Store => store;

    public static Sample Of(SeriesKey series, long second, long pps, SampleBounds? bounds = null) =>
        new(series, second, pps, pps * 8_000, pps / 10, pps * 800, bounds);

    /// <summary>A second of 1,000 packets per second plus how far it is from the start, for each of these.</summary>
    public static List<Sample> Seconds(SeriesKey series, IEnumerable<int> seconds) =>
        [.. seconds.Select(s => Of(series, Start + s, 1_000 + s % 977))];

    public Task WriteAsync(IReadOnlyList<Sample> samples) => store.WriteAsync(samples, default);

    /// <summary>Rolls up all that is over that many seconds after the start.</summary>
    public async Task RollUpAsync(int after)
    {
        time.Now = DateTimeOffset.FromUnixTimeSeconds(Start + after);
        while (await store.RollUpAsync(time.Now, default)) { }
    }

    public async Task ForgetAsync(TimeSpan after)
    {
        time.Now = DateTimeOffset.FromUnixTimeSeconds(Start) + after;
        await store.ForgetAsync(time.Now, default);
    }

    /// <summary>The rows of a choice, in the order of their groups and times.</summary>
    public async Task<List<SeriesRow>> ReadAsync(
        SeriesChoice choice,
        int step,
        int from,
        int to,
        SeriesGrouping by = SeriesGrouping.Whole
    )
    {
        var rows = await store.ReadAsync(
            new RowQuery(choice, by, Resolution.Of(step), Start + from, Start + to),
            default
        );
        return [.. rows.OrderBy(static r => r.Key, StringComparer.Ordinal).ThenBy(static r => r.T)];
    }

    /// <summary>The packets of one node's edge: time from the start, least, mean and most.</summary>
    public async Task<List<(long T, double Min, double Mean, double Max)>> EdgeAsync(int step, int from, int to) =>
        [
            .. (await ReadAsync(SeriesChoice.Edge(["edge-1"], Direction.Inbound), step, from, to)).Select(static r =>
                (r.T - Start, r.PpsMin, Math.Round(r.Pps, 6), r.PpsMax)
            ),
        ];
}
