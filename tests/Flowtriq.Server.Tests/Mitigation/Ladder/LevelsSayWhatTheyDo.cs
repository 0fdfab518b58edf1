using System.Text.Json;
using Flowtriq.Core.Mitigation;
using Flowtriq.Protocol;
using Flowtriq.Protocol.Firewall;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Tests.Ingest;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Mitigation.Ladder;

public sealed class LevelsSayWhatTheyDo
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task A_level_of_several_filters_states_what_all_of_them_drop_together()
    {
        await using var site = await ProtectedServer.StartAsync();
        await site.SeeAsync(Seen.By(site.Node, site.Time.Now, pps: 300_000));
        var filters = site
            .Book.Wanted.Values.Select(static e => e.Record.Desired.Action)
            .OfType<MitigationAction.EdgeFilter>()
            .ToList();
        Assert.True(filters.Count > 1, "the level has several filters");
        Report(site, filters, pps: 50_000, bps: 200e6);
        await site.DecideAsync();

        using var browser = await site.Server.BrowserAsync(Role.ReadOnly);
        var ladder = await browser.OkAsync(HttpMethod.Get, "/incidents/1/ladder");
        var rung = Rung(ladder, "firewall");
        var together = filters.Count * 200e6;
        Assert.StartsWith(
            $"dropping {new Core.Traffic.BitsPerSecond(together)}, ",
            rung.GetProperty("effect").GetString(),
            StringComparison.Ordinal
        );
        var share = together / ladder.GetProperty("arrivingBps").GetDouble();
        Assert.Equal(share, rung.GetProperty("effectShare").GetDouble(), 6);

        var brief = (await browser.OkAsync(HttpMethod.Get, "/incidents/1"))
            .GetProperty("summary")
            .GetProperty("mitigation");
        Assert.Equal(together, brief.GetProperty("droppedBps").GetDouble());
        Assert.Equal(share, brief.GetProperty("droppedShare").GetDouble(), 6);
    }

    [Fact]
    public async Task A_level_whose_filters_drop_nothing_claims_nothing()
    {
        await using var site = await ProtectedServer.StartAsync();
        await site.SeeAsync(Seen.By(site.Node, site.Time.Now, pps: 300_000));

        using var browser = await site.Server.BrowserAsync(Role.ReadOnly);
        var rung = Rung(await browser.OkAsync(HttpMethod.Get, "/incidents/1/ladder"), "firewall");

        Assert.Equal("not measured", rung.GetProperty("effect").GetString());
        Assert.Equal(JsonValueKind.Null, rung.GetProperty("effectShare").ValueKind);
    }

    private static void Report(
        ProtectedServer site,
        IEnumerable<MitigationAction.EdgeFilter> filters,
        double pps,
        double bps
    )
    {
        var now = site.Time.Now;
        var report = NodeReports.At(now);
        report.Firewall = new FirewallReport { Available = true };
        foreach (var filter in filters)
        {
            report.Firewall.Filters.Add(
                new FilterReport
                {
                    Rule = FilterRuleCodec.Encode(filter.Rule),
                    DroppedPps = pps,
                    DroppedBps = bps,
                    SinceUnixUs = UnixMicroseconds.From(now),
                    ExpiresUnixUs = UnixMicroseconds.From(now + Life),
                }
            );
        }

        site.Server.Get<ReportPipeline>().Accept(site.Node, report, now);
    }

    private static JsonElement Rung(JsonElement ladder, string level) =>
        ladder.GetProperty("levels").EnumerateArray().Single(l => l.GetProperty("level").GetString() == level);
}
