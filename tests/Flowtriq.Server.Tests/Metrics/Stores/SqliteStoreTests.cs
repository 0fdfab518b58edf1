using Flowtriq.Server.Metrics;
using Flowtriq.Server.Metrics.Sqlite;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Tests.Metrics.Stores;

public sealed class SqliteStoreTests : SampleStoreContract, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("flowtriq-metrics-").FullName;
    private MetricsDatabase? database;

    [Fact]
    public async Task What_was_being_rolled_up_when_the_process_was_killed_is_rolled_up_again_and_counts_once()
    {
        var bench = await BenchAsync();
        var seconds = Enumerable.Range(0, 180).ToList();
        await bench.WriteAsync(StoreBench.Seconds(StoreBench.Edge, seconds));

        // The files as a killed process leaves them: the minute is moved, the transaction is not committed.
        var left = Path.Combine(folder, "left");
        Directory.CreateDirectory(left);
        await Assert.ThrowsAsync<OperationCanceledException>(() =>
            database!.Value.WriteAsync(
                tx =>
                {
                    SqliteRollUp.Move(tx, StoreBench.Start, StoreBench.Start + 60);
                    foreach (var file in Directory.EnumerateFiles(folder, "metrics.db*"))
                        File.Copy(file, Path.Combine(left, Path.GetFileName(file)));
                    throw new OperationCanceledException();
                },
                default
            )
        );

        using var again = new MetricsDatabase(new DataDirectory(left), TimeProvider.System);
        var killed = new StoreBench(new Running.ManualTime(), StoreOf(again));
        Assert.Equal(Expected(seconds, 1), await killed.EdgeAsync(1, 0, 180));
        await killed.RollUpAsync(3_700);
        foreach (var step in new[] { 1, 10, 60, 3_600 })
            Assert.Equal(Expected(seconds, step), await killed.EdgeAsync(step, 0, 3_600));
    }

    public void Dispose()
    {
        database?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private protected override Task<ISampleStore> OpenAsync(TimeProvider clock)
    {
        database?.Dispose();
        database = new MetricsDatabase(new DataDirectory(folder), clock);
        return Task.FromResult<ISampleStore>(StoreOf(database));
    }

    private static SqliteSampleStore StoreOf(MetricsDatabase database)
    {
        var repeats = new SqliteRepeats();
        return new SqliteSampleStore(
            new SqliteSamples(database, repeats),
            new SqliteRollUp(database, repeats),
            new SqliteRetention(database, StoreBench.Options),
            new SqliteRows(database)
        );
    }
}
