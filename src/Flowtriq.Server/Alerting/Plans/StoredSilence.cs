using Flowtriq.Server.Contract.Alerting;

namespace Flowtriq.Server.Alerting.Plans;

/// <summary>A silence as it is stored; one that was ended early ends when that was said.</summary>
internal sealed record StoredSilence(
    AlertMatchBody Match,
    string Reason,
    string By,
    DateTimeOffset From,
    DateTimeOffset Until,
    string? EndedBy = null
)
{
    internal bool IsOpen(DateTimeOffset now) => now >= From && now < Until;

    internal SilenceView View(long number, DateTimeOffset now) =>
        new(number, Match, Reason, By, From, Until, EndedBy, IsOpen(now));
}
