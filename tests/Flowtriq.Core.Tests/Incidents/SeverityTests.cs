using Flowtriq.Core.Incidents;
using FsCheck;
using FsCheck.Fluent;

namespace Flowtriq.Core.Tests.Incidents;

public sealed class SeverityTests
{
    [Theory]
    [InlineData(1.2, null, Severity.Low, "1.2 × threshold")]
    [InlineData(2.0, null, Severity.Medium, "2.0 × threshold")]
    [InlineData(5.0, null, Severity.High, "5.0 × threshold")]
    [InlineData(20, null, Severity.Critical, "20.0 × threshold")]
    [InlineData(6.0, 0.2, Severity.High, "6.0 × threshold, link 20 % full")]
    [InlineData(1.2, 0.85, Severity.Critical, "link 85 % full")]
    [InlineData(3.0, 0.55, Severity.High, "link 55 % full")]
    [InlineData(double.NaN, null, Severity.Low, "0.0 × threshold")]
    public void Magnitude_and_head_room_decide(double times, double? link, Severity severity, string reason) =>
        Assert.Equal(new SeverityRating(severity, reason), SeverityRule.Rate(times, link));

    [Fact]
    public void More_never_means_less_severe() =>
        Prop.ForAll(
                Gen.Choose(0, 50_000).Three().ToArbitrary(),
                Gen.Choose(-100, 1_500).Three().ToArbitrary(),
                (magnitude, link) =>
                {
                    var (times, more, _) = magnitude;
                    var (share, added, _) = link;
                    double? used = share < 0 ? null : share / 1000.0;
                    var before = SeverityRule.Rate(times / 1000.0, used);
                    var larger = SeverityRule.Rate(
                        (times + more) / 1000.0,
                        used is { } u ? u + (Math.Abs(added) / 1000.0) : null
                    );
                    return larger.Severity >= before.Severity;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void An_incident_that_grows_becomes_more_severe_and_says_why()
    {
        var story = new Story();
        var observation = story.Sees("fra", "203.0.113.7/32", 1, mbps: 150);
        story.Receive(observation, capacityBps: 10e9);
        Assert.Equal(Severity.Low, story.Only.Rating.Severity);

        var events = story.After(1).Receive(Story.Updated(observation, 8_500), capacityBps: 10e9);

        var change = Assert.Single(events.OfType<IncidentEvent.SeverityChanged>());
        Assert.Equal((Severity.Low, Severity.Critical), (change.From, change.Rating.Severity));
        story.After(1).Receive(Story.Updated(observation, 150) with { Peak = story.Only.Peak });
        Assert.Equal(Severity.Critical, story.Only.Rating.Severity);
    }
}
