using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Metrics.ClickHouse;

/// <summary>
/// Samples in ClickHouse, over its HTTP interface. Opened by whatever comes first, and again until it succeeds: a server that
/// starts before its store goes on measuring.
/// </summary>
internal sealed class ClickHouseSampleStore : ISampleStore, IDisposable
{
    private readonly ClickHouseHttp http;
    private readonly ClickHouseTables tables;
    private readonly ClickHouseProgress progress;
    private readonly ClickHouseSamples samples;
    private readonly ClickHouseRollUp rollUp;
    private readonly ClickHouseRetention retention;
    private readonly ClickHouseRows rows;
    private readonly SemaphoreSlim opening = new(1, 1);
    private volatile bool open;

    internal ClickHouseSampleStore(ClickHouseOptions store, ServerOptions options, TimeProvider time)
    {
        http = new ClickHouseHttp(store);
        tables = new ClickHouseTables(http);
        progress = new ClickHouseProgress(time);
        samples = new ClickHouseSamples(http, progress);
        rollUp = new ClickHouseRollUp(http, progress);
        retention = new ClickHouseRetention(http, tables, progress, options);
        rows = new ClickHouseRows(http, progress);
    }

    /// <summary>Why the last statement got no answer; null when it did.</summary>
    internal string? Problem => http.Problem;

    public async Task WriteAsync(IReadOnlyList<Sample> batch, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        await samples.WriteAsync(batch, cancel);
    }

    public async Task<bool> RollUpAsync(DateTimeOffset now, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        return await rollUp.StepAsync(now, cancel);
    }

    public async Task ForgetAsync(DateTimeOffset now, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        await retention.RunAsync(now, cancel);
    }

    public async Task<IReadOnlyList<SeriesRow>> ReadAsync(RowQuery query, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        return await rows.ReadAsync(query, cancel);
    }

    public void Dispose()
    {
        http.Dispose();
        opening.Dispose();
    }

    private async Task OpenAsync(CancellationToken cancel)
    {
        if (open)
            return;
        await opening.WaitAsync(cancel);
        try
        {
            if (open)
                return;
            await tables.OpenAsync(cancel);
            await progress.LoadAsync(http, cancel);
            open = true;
        }
        finally
        {
            opening.Release();
        }
    }
}
