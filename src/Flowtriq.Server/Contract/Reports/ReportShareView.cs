namespace Flowtriq.Server.Contract.Reports;

/// <summary>A link that opens a report without signing in.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Made">When it was made.</param>
/// <param name="By">Who made it.</param>
/// <param name="Until">When it opens nothing any more.</param>
/// <param name="Opened">How often it was used.</param>
/// <param name="LastOpened">When it was used last; null when never.</param>
public sealed record ReportShareView(
    long Number,
    DateTimeOffset Made,
    string By,
    DateTimeOffset Until,
    long Opened,
    DateTimeOffset? LastOpened
);
