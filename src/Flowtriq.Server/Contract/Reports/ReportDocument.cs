namespace Flowtriq.Server.Contract.Reports;

/// <summary>
/// A report as it was made. HTML, PDF, CSV and plain text are renderings of this one record, so their numbers cannot differ.
/// </summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Title">Its title.</param>
/// <param name="Subject">Whom or what it is about.</param>
/// <param name="Organisation">Who made it.</param>
/// <param name="Span">The time it is about, in words.</param>
/// <param name="From">The first moment it is about.</param>
/// <param name="To">The first moment after it.</param>
/// <param name="Made">When it was made.</param>
/// <param name="Summary">All of it in a few sentences.</param>
/// <param name="Sections">Its sections.</param>
public sealed record ReportDocument(
    ReportKind Kind,
    string Title,
    string Subject,
    string Organisation,
    string Span,
    DateTimeOffset From,
    DateTimeOffset To,
    DateTimeOffset Made,
    string Summary,
    IReadOnlyList<ReportSection> Sections
);
