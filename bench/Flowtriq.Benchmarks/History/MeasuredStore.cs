using System.Globalization;
using Flowtriq.Lab.Stores;
using Flowtriq.Server.Metrics;
using Flowtriq.Server.Metrics.ClickHouse;
using Flowtriq.Server.Metrics.Sqlite;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Storage;

namespace Flowtriq.Benchmarks.History;

/// <summary>A store in a temporary directory, with its reader as the server has it, at a moment after all that is written.</summary>
internal sealed class MeasuredStore : IAsyncDisposable
{
    /// <summary>The first second of a day, as seconds since 1970.</summary>
    internal static readonly long Start = new DateTimeOffset(2026, 9, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();

    /// <summary>33 days later: the load is at their start, the month ends here, and so does the day.</summary>
    internal static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(Start + 33 * 86_400);

    private readonly Func<Task<long>> bytes;
    private readonly Func<ValueTask> end;

    private MeasuredStore(ISampleStore samples, ServerOptions options, Func<Task<long>> bytes, Func<ValueTask> end)
    {
        this.bytes = bytes;
        this.end = end;
        Samples = samples;
        Measurements = new Measurements(samples, new NodeDirectory(), options, new StandingClock());
    }

    internal ISampleStore Samples { get; }

    internal Measurements Measurements { get; }

    internal static MeasuredStore Sqlite()
    {
        var folder = Directory.CreateTempSubdirectory("flowtriq-history-").FullName;
        var options = new ServerOptions { DataDirectory = folder };
        var database = new MetricsDatabase(new DataDirectory(folder), TimeProvider.System);
        var repeats = new SqliteRepeats();
        var store = new SqliteSampleStore(
            new SqliteSamples(database, repeats),
            new SqliteRollUp(database, repeats),
            new SqliteRetention(database, options),
            new SqliteRows(database)
        );
        return new MeasuredStore(
            store,
            options,
            () => Task.FromResult(SizeOf(database)),
            () =>
            {
                database.Dispose();
                Directory.Delete(folder, recursive: true);
                return ValueTask.CompletedTask;
            }
        );
    }

    internal static async Task<MeasuredStore> ClickHouseAsync()
    {
        var server = await ClickHouseServer.StartAsync();
        var place = new ClickHouseOptions(server.Address, "bench", ClickHouseServer.User, server.PasswordFile);
        var options = new ServerOptions { ClickHouse = place };
        var store = new ClickHouseSampleStore(place, options, TimeProvider.System);
        var http = new ClickHouseHttp(place);
        return new MeasuredStore(
            store,
            options,
            () => SizeOfAsync(http),
            async () =>
            {
                http.Dispose();
                store.Dispose();
                await server.DisposeAsync();
            }
        );
    }

    internal async Task RollUpAsync()
    {
        while (await Samples.RollUpAsync(Now, default)) { }
    }

    /// <summary>What is stored, once it is all where it will be.</summary>
    internal Task<long> BytesAsync() => bytes();

    public ValueTask DisposeAsync() => end();

    private static long SizeOf(MetricsDatabase database)
    {
        using var connection = database.Value.Read();
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT (page_count - freelist_count) * page_size FROM pragma_page_count, pragma_freelist_count, pragma_page_size";
        return (long)command.ExecuteScalar()!;
    }

    private static async Task<long> SizeOfAsync(ClickHouseHttp http)
    {
        foreach (var table in (string[])["second", "ten", "minute", "hour"])
            await http.RunAsync($"OPTIMIZE TABLE samples_{table} FINAL", default);
        var size = await http.RunAsync(
            "SELECT sum(bytes_on_disk) FROM system.parts WHERE active AND database = currentDatabase()",
            default
        );
        return long.Parse(size.Trim(), CultureInfo.InvariantCulture);
    }

    private sealed class StandingClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
