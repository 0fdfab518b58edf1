using System.Net;
using System.Text.Json;
using Flowtriq.Lab.Processes;
using Flowtriq.Lab.Stores;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Metrics;
using Flowtriq.Server.Metrics.ClickHouse;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Tests.Mitigation;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Metrics.Stores;

/// <summary>The contract, and what a store in another process is spared nothing of, against a real clickhouse-server.</summary>
public sealed class ClickHouseStoreTests(ClickHouseFixture fixture)
    : SampleStoreContract,
        IClassFixture<ClickHouseFixture>,
        IDisposable
{
    private readonly string database = $"test_{Guid.NewGuid():N}";
    private ClickHouseSampleStore? store;

    [Fact]
    public async Task A_clickhouse_that_is_killed_while_it_sums_up_loses_nothing_and_counts_nothing_twice()
    {
        var seconds = Enumerable.Range(0, 1_800).ToList();
        var bench = await BenchAsync();
        await bench.WriteAsync(StoreBench.Seconds(StoreBench.Edge, seconds));
        var now = DateTimeOffset.FromUnixTimeSeconds(StoreBench.Start + 8_000);
        var steps = 0;
        var summing = Task.Run(async () =>
        {
            while (await bench.Store.RollUpAsync(now, default))
                Interlocked.Increment(ref steps);
        });
        await Waiting.UntilAsync(
            "some steps",
            TimeSpan.FromMinutes(2),
            () => Task.FromResult(Volatile.Read(ref steps) >= 5 || summing.IsCompleted)
        );
        await Server.KillAsync();
        await Task.WhenAny(summing);
        await Assert.ThrowsAsync<HttpRequestException>(() => bench.EdgeAsync(60, 0, 3_600));
        await Server.StartAgainAsync();

        var again = await BenchAsync();
        foreach (var step in new[] { 1, 10, 60, 3_600 })
            Assert.Equal(Expected(seconds, step), await again.EdgeAsync(step, 0, 3_600));
        await again.RollUpAsync(8_000);
        foreach (var step in new[] { 1, 10, 60, 3_600 })
            Assert.Equal(Expected(seconds, step), await again.EdgeAsync(step, 0, 3_600));
    }

    [Fact]
    public async Task A_server_whose_clickhouse_is_away_goes_on_measuring_says_so_and_stores_it_later()
    {
        var time = new ManualTime();
        var options = OptionsOf(Server);
        await Server.KillAsync();
        await using var server = await RunningServer.StartAsync(time, change: o => o with { ClickHouse = options });
        using var reader = await server.BrowserAsync(Role.ReadOnly);
        server.Get<ReportPipeline>().Accept(server.AddNode("edge-1"), NodeReports.At(time.Now, 1_234), time.Now);
        const string Series = "/metrics/series?from=2026-11-22T02:59:00Z&to=2026-11-22T03:00:01Z";

        await Assert.ThrowsAsync<HttpRequestException>(() => server.Get<SampleWriter>().WriteAsync(default));
        var refused = await reader.RefusedAsync(HttpStatusCode.ServiceUnavailable, HttpMethod.Get, Series);
        var overview = await reader.OkAsync(HttpMethod.Get, "/overview");
        var health = await HealthAsync(reader);

        Assert.Equal(["The store of measurements does not answer. Measuring goes on; see /health."], refused);
        Assert.Equal(1, overview.GetProperty("nodes").GetArrayLength());
        Assert.Contains("samples wait", health, StringComparison.Ordinal);

        await Server.StartAgainAsync();
        await server.Get<SampleWriter>().WriteAsync(default);
        var mean = (await reader.OkAsync(HttpMethod.Get, Series)).GetProperty("pps").GetProperty("mean");
        Assert.Equal(1_234, mean[60].GetDouble());
        Assert.Equal("ok", await HealthAsync(reader));
    }

    [Fact]
    public async Task A_wrong_password_is_told_without_the_password()
    {
        var wrong = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(wrong, "open sesame", TestContext.Current.CancellationToken);
            using var refused = new ClickHouseSampleStore(
                OptionsOf(Server) with
                {
                    PasswordFile = wrong,
                },
                StoreBench.Options,
                TimeProvider.System
            );
            var error = await Assert.ThrowsAsync<HttpRequestException>(() => refused.RollUpAsync(default, default));
            Assert.DoesNotContain("sesame", $"{error} {refused.Problem}", StringComparison.Ordinal);
            Assert.StartsWith("ClickHouse refuses", refused.Problem, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(wrong);
        }
    }

    public void Dispose() => store?.Dispose();

    private protected override Task<ISampleStore> OpenAsync(TimeProvider clock)
    {
        store?.Dispose();
        store = new ClickHouseSampleStore(OptionsOf(Server), StoreBench.Options, clock);
        return Task.FromResult<ISampleStore>(store);
    }

    private static async Task<string> HealthAsync(HttpClient browser)
    {
        using var answer = await browser.GetAsync(new Uri("/health", UriKind.Relative));
        return JsonElement
            .Parse(await answer.Content.ReadAsStringAsync())
            .GetProperty("checks")
            .GetProperty("measurements")
            .GetString()!;
    }

    private ClickHouseServer Server
    {
        get
        {
            Assert.SkipWhen(fixture.Server is null, "no clickhouse-server");
            return fixture.Server;
        }
    }

    private ClickHouseOptions OptionsOf(ClickHouseServer server) =>
        new(server.Address, database, ClickHouseServer.User, server.PasswordFile);
}
