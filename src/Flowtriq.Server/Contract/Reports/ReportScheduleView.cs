namespace Flowtriq.Server.Contract.Reports;

/// <summary>A schedule with what comes of it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Schedule">What is made for whom.</param>
/// <param name="CustomerName">The customer it is about; null when it is about none, or none of that number is left.</param>
/// <param name="Next">When the next one is made.</param>
/// <param name="LastReport">Number of the last one made; null before the first.</param>
/// <param name="By">Who laid it down.</param>
/// <param name="MailIsSetUp">False while nothing can be sent: nothing is made until it can.</param>
public sealed record ReportScheduleView(
    long Number,
    ReportScheduleBody Schedule,
    string? CustomerName,
    DateTimeOffset Next,
    long? LastReport,
    string By,
    bool MailIsSetUp
);
