namespace Flowtriq.Server.Contract.Alerting;

/// <summary>A silence.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Match">Which incidents.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who said so.</param>
/// <param name="From">Since when.</param>
/// <param name="Until">Until when.</param>
/// <param name="EndedBy">Who ended it early; absent when nobody did.</param>
/// <param name="Open">True while it lasts.</param>
public sealed record SilenceView(
    long Number,
    AlertMatchBody Match,
    string Reason,
    string By,
    DateTimeOffset From,
    DateTimeOffset Until,
    string? EndedBy,
    bool Open
);
