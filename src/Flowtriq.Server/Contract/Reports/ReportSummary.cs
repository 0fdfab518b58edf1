namespace Flowtriq.Server.Contract.Reports;

/// <summary>A report as lists show it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Title">Its title.</param>
/// <param name="Subject">Whom or what it is about.</param>
/// <param name="Customer">The customer it is about; null when it is about none.</param>
/// <param name="Incident">The incident it is about; null when it is about none.</param>
/// <param name="Span">The time it is about, in words.</param>
/// <param name="From">The first moment it is about.</param>
/// <param name="To">The first moment after it.</param>
/// <param name="Made">When it was made.</param>
/// <param name="By">Who made it; "schedule" when nobody had to.</param>
/// <param name="Shares">Links that open it now.</param>
public sealed record ReportSummary(
    long Number,
    ReportKind Kind,
    string Title,
    string Subject,
    long? Customer,
    long? Incident,
    string Span,
    DateTimeOffset From,
    DateTimeOffset To,
    DateTimeOffset Made,
    string By,
    int Shares
);
