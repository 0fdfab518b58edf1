using System.Globalization;

namespace Flowtriq.Core.Alerting;

/// <summary>A person's word that nobody is to be told of some incidents for a time. Detection, record and mitigation go on.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Match">Which incidents.</param>
/// <param name="Reason">Why, for people.</param>
/// <param name="By">Who said so.</param>
/// <param name="From">Since when.</param>
/// <param name="Until">Until when; every silence ends.</param>
public sealed record Silence(
    long Number,
    AlertMatch Match,
    string Reason,
    string By,
    DateTimeOffset From,
    DateTimeOffset Until
)
{
    /// <summary>True while it lasts.</summary>
    public bool IsOpen(DateTimeOffset now) => now >= From && now < Until;

    internal Hush? Of(AlertSubject subject, DateTimeOffset now) =>
        IsOpen(now) && Match.Covers(subject)
            ? new Hush(Until, string.Create(CultureInfo.InvariantCulture, $"silence {Number} by {By}: {Reason}"))
            : null;
}
