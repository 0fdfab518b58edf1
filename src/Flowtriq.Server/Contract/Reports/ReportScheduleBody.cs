namespace Flowtriq.Server.Contract.Reports;

/// <summary>A report that is made by itself and sent by e-mail.</summary>
/// <param name="Kind">Against what was promised, or of the whole network.</param>
/// <param name="Customer">Number of the customer, for a report against what was promised.</param>
/// <param name="Every">How often.</param>
/// <param name="Recipients">E-mail addresses, 1 to 20.</param>
/// <param name="LinkDays">For how many days the link in the mail opens the report, 1 to 365.</param>
public sealed record ReportScheduleBody(
    ReportKind Kind,
    ReportEvery Every,
    IReadOnlyList<string> Recipients,
    long? Customer = null,
    int LinkDays = 30
);
