namespace Flowtriq.Server.Metrics.ClickHouse;

/// <summary>
/// Sums a finished minute, or a finished hour, a step. A step makes its rows anew from those below, whatever was there: done
/// again after a crash or for late samples it replaces them.
/// </summary>
internal sealed class ClickHouseRollUp(ClickHouseHttp http, ClickHouseProgress progress)
{
    private const string OfSeconds =
        "count(), min(pps), sum(pps), max(pps), min(bps), sum(bps), max(bps), sum(dropped), sum(dropped_bps)";

    private const string OfMinutes =
        "sum(n), min(pps_min), sum(pps_sum), max(pps_max), min(bps_min), sum(bps_sum), max(bps_max), sum(dropped), "
        + "sum(dropped_bps)";

    private const string Bounds =
        "max(bounds), toUInt64(avg(p50_pps)), toUInt64(avg(p99_pps)), toUInt64(avg(thr_pps)), toUInt64(avg(p50_bps)), "
        + "toUInt64(avg(p99_bps)), toUInt64(avg(thr_bps))";

    internal async Task<bool> StepAsync(DateTimeOffset now, CancellationToken cancel)
    {
        var second = now.ToUnixTimeSeconds();
        if (progress.DueMinute(second) is { } minute)
        {
            await MinuteAsync(minute, cancel);
            return true;
        }

        if (progress.DueHour(second) is not { } hour)
            return false;
        await http.RunAsync(
            Sum(
                ClickHouseTables.Hour,
                3600,
                OfMinutes,
                $"{ClickHouseTables.Minute} FINAL WHERE t >= {hour} AND t < {hour + 3600}"
            ),
            cancel
        );
        progress.RolledHour(hour);
        return true;
    }

    private async Task MinuteAsync(long minute, CancellationToken cancel)
    {
        var seconds =
            $"{ClickHouseTables.Second} FINAL WHERE slot = {minute / ClickHouseTables.Slot} AND t >= {minute} AND t < {minute + 60}";
        progress.BeginMinute(minute);
        try
        {
            await http.RunAsync(Sum(ClickHouseTables.Ten, 10, OfSeconds, seconds), cancel);
            await http.RunAsync(Sum(ClickHouseTables.Minute, 60, OfSeconds, seconds), cancel);
        }
        catch
        {
            progress.Wrote([minute]);
            throw;
        }

        progress.RolledMinute(minute);
    }

    private string Sum(string table, int step, string sums, string from) =>
        $"""
            INSERT INTO {table} ({ClickHouseTables.SumColumns})
            SELECT {ClickHouseTables.Series}, intDiv(t, {step}) * {step} AS b, {sums}, {Bounds}, {progress.NextVersion()}
            FROM {from}
            GROUP BY {ClickHouseTables.Series}, b
            """;
}
