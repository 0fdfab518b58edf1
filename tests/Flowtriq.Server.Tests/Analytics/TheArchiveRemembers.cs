using Flowtriq.Core.Incidents;
using Flowtriq.Server.Pipeline;

namespace Flowtriq.Server.Tests.Analytics;

/// <summary>What analytics and reports know of past incidents.</summary>
public sealed class TheArchiveRemembers(AnalyticsSite site) : IClassFixture<AnalyticsSite>
{
    [Fact]
    public void When_an_incident_was_alerted_and_mitigated()
    {
        var items = Between(0, 120);
        Assert.Equal([1L, 2, 3], items.Select(static i => i.Id.Number));
        var first = items[0];
        Assert.Equal(2.4, first.SecondsTo(first.Alerted)!.Value, 3);
        Assert.Equal(8.4, first.SecondsTo(first.Mitigated)!.Value, 3);
        Assert.Equal(0.4, first.SecondsTo(first.Detected)!.Value, 3);
        Assert.Null(first.SecondsTo(first.InForce));
        Assert.Equal(("Acme", Verdict.TruePositive), (first.Customer, first.Verdict));
        Assert.Equal(["FRA"], first.Pops);
        Assert.Equal("DNS amplification", first.Vector);
        Assert.Equal((null, null), (items[2].Alerted, items[2].Customer));
        Assert.Equal(TimeSpan.FromMinutes(5), first.Ended - first.Detected);
    }

    [Fact]
    public void Whatever_was_open_at_some_moment_of_the_range()
    {
        Assert.Equal([1L], Between(12, 14).Select(static i => i.Id.Number));
        Assert.Equal([1L, 2], Between(14, 45).Select(static i => i.Id.Number));
        Assert.Empty(Between(20, 30));
    }

    private IReadOnlyList<ArchivedIncident> Between(int from, int to) =>
        site
            .Server.Get<IIncidentArchive>()
            .Overlapping(new TimeRange(site.Start.AddMinutes(from), site.Start.AddMinutes(to)))
            .Items;
}
