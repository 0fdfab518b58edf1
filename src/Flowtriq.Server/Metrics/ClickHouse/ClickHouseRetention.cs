using System.Globalization;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Metrics.ClickHouse;

/// <summary>Drops the partitions of days that are too old as a whole, one at a time, and none whose sums are still to be made.</summary>
internal sealed class ClickHouseRetention(
    ClickHouseHttp http,
    ClickHouseTables tables,
    ClickHouseProgress progress,
    ServerOptions options
)
{
    internal async Task RunAsync(DateTimeOffset now, CancellationToken cancel)
    {
        var waiting = Math.Min(progress.OldestMinute, progress.OldestHour);
        await ForgetAsync(ClickHouseTables.Second, now - options.KeepSeconds, progress.OldestMinute, cancel);
        await ForgetAsync(ClickHouseTables.Ten, now - options.KeepTenSeconds, waiting, cancel);
        await ForgetAsync(ClickHouseTables.Minute, now - options.KeepMinutes, waiting, cancel);
    }

    private async Task ForgetAsync(string table, DateTimeOffset before, long waiting, CancellationToken cancel)
    {
        if (!tables.IsLocal(table))
            return;
        var days = await http.RunAsync(
            $"SELECT DISTINCT partition FROM system.parts WHERE active AND database = currentDatabase() AND table = '{table}' FORMAT TabSeparated",
            cancel
        );
        foreach (var row in ClickHouseText.Rows(days))
        {
            var end = EndOf(row[0]);
            if (end <= before && end.ToUnixTimeSeconds() <= waiting)
                await http.RunAsync($"ALTER TABLE {table} DROP PARTITION {row[0]}", cancel);
        }
    }

    private static DateTimeOffset EndOf(string day) =>
        new(
            DateOnly
                .ParseExact(day, "yyyyMMdd", CultureInfo.InvariantCulture)
                .AddDays(1)
                .ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)
        );
}
