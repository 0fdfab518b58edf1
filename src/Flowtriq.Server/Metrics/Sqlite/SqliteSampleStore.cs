namespace Flowtriq.Server.Metrics.Sqlite;

/// <summary>Samples in a file beside the state: what a network of some hundred nodes needs, and nothing to operate.</summary>
internal sealed class SqliteSampleStore(
    SqliteSamples samples,
    SqliteRollUp rollUp,
    SqliteRetention retention,
    SqliteRows rows
) : ISampleStore
{
    public Task WriteAsync(IReadOnlyList<Sample> batch, CancellationToken cancel) => samples.WriteAsync(batch, cancel);

    public Task<bool> RollUpAsync(DateTimeOffset now, CancellationToken cancel) => rollUp.StepAsync(now, cancel);

    public Task ForgetAsync(DateTimeOffset now, CancellationToken cancel) => retention.RunAsync(now, cancel);

    public Task<IReadOnlyList<SeriesRow>> ReadAsync(RowQuery query, CancellationToken cancel) =>
        rows.ReadAsync(query, cancel);
}
