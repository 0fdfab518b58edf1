using System.Collections.Frozen;

namespace Flowtriq.Server.Metrics.ClickHouse;

/// <summary>
/// The tables: made where they are missing, and taken as they are where an operator made them (docs/history.md has them for
/// clusters). A row that is written again replaces the one before it, so that a step that is done twice counts once.
/// </summary>
internal sealed class ClickHouseTables(ClickHouseHttp http)
{
    internal const string Second = "samples_second";
    internal const string Ten = "samples_ten";
    internal const string Minute = "samples_minute";
    internal const string Hour = "samples_hour";

    /// <summary>Seconds are ordered by ten minutes first: a minute of everything and a quarter of an hour of one are both near together.</summary>
    internal const int Slot = 600;

    internal const string Series = "kind, node, name, direction";
    internal const string Bounds = "bounds, p50_pps, p99_pps, thr_pps, p50_bps, p99_bps, thr_bps";
    internal const string SecondColumns = $"slot, {Series}, t, pps, bps, dropped, dropped_bps, {Bounds}, written";
    internal const string SumColumns =
        $"{Series}, t, n, pps_min, pps_sum, pps_max, bps_min, bps_sum, bps_max, dropped, dropped_bps, {Bounds}, written";

    private const string SeriesTypes = "kind UInt8, node String, name String, direction UInt8";
    private const string BoundsTypes =
        "bounds UInt8, p50_pps UInt64, p99_pps UInt64, thr_pps UInt64, p50_bps UInt64, p99_bps UInt64, thr_bps UInt64";
    private const string Day = "toYYYYMMDD(toDateTime(t, 'UTC'))";
    private const string Month = "toYYYYMM(toDateTime(t, 'UTC'))";

    private FrozenDictionary<string, string> engines = FrozenDictionary<string, string>.Empty;

    /// <summary>Makes what is missing.</summary>
    internal async Task OpenAsync(CancellationToken cancel)
    {
        var there = await http.RunAsync(
            $"SELECT count() FROM system.databases WHERE name = {ClickHouseText.Literal(http.Database)}",
            cancel,
            inDatabase: false
        );
        if (there.Trim() == "0")
            await http.RunAsync($"CREATE DATABASE IF NOT EXISTS {http.Database}", cancel, inDatabase: false);
        foreach (var statement in Statements)
            await http.RunAsync(statement, cancel);
        var tables = await http.RunAsync(
            "SELECT name, engine FROM system.tables WHERE database = currentDatabase() FORMAT TabSeparated",
            cancel
        );
        engines = ClickHouseText
            .Rows(tables)
            .ToFrozenDictionary(static r => r[0], static r => r[1], StringComparer.Ordinal);
    }

    /// <summary>True when this server drops the table's old partitions; those behind a distributed table are the cluster's to drop.</summary>
    internal bool IsLocal(string table) =>
        engines.GetValueOrDefault(table, "").EndsWith("MergeTree", StringComparison.Ordinal);

    internal static string Of(Resolution resolution) =>
        resolution.Table switch
        {
            "second" => Second,
            "ten" => Ten,
            "minute" => Minute,
            _ => Hour,
        };

    private static IEnumerable<string> Statements =>
        [
            $"""
                CREATE TABLE IF NOT EXISTS {Second} (
                    slot UInt32, {SeriesTypes}, t UInt32,
                    pps UInt64, bps UInt64, dropped UInt64, dropped_bps UInt64, {BoundsTypes}, written UInt64
                ) ENGINE = ReplacingMergeTree(written) PARTITION BY {Day} ORDER BY (slot, {Series}, t)
                """,
            Sums(Ten, Day),
            Sums(Minute, Day),
            Sums(Hour, Month),
        ];

    private static string Sums(string table, string partition) =>
        $"""
            CREATE TABLE IF NOT EXISTS {table} (
                {SeriesTypes}, t UInt32, n UInt32,
                pps_min UInt64, pps_sum UInt64, pps_max UInt64, bps_min UInt64, bps_sum UInt64, bps_max UInt64,
                dropped UInt64, dropped_bps UInt64, {BoundsTypes}, written UInt64
            ) ENGINE = ReplacingMergeTree(written) PARTITION BY {partition} ORDER BY ({Series}, t)
            """;
}
