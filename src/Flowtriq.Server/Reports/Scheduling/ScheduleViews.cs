using Flowtriq.Server.Contract.Reports;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Platform.Mailing;
using Flowtriq.Server.Reports.Stored;

namespace Flowtriq.Server.Reports.Scheduling;

/// <summary>Schedules as the API shows them.</summary>
internal sealed class ScheduleViews(ScheduleStore store, CustomerAffairs customers, MailStore mail)
{
    internal ReportScheduleView[] All()
    {
        var sends = mail.Configuration() is not null;
        return [.. store.All().Select(row => View(row, sends))];
    }

    internal ReportScheduleView? Find(long number) =>
        store.Find(number) is { } row ? View(row, mail.Configuration() is not null) : null;

    private ReportScheduleView View(ScheduleRow row, bool sends) =>
        new(
            row.Number,
            row.Body,
            row.Body.Customer is { } number ? customers.Find(number)?.Name : null,
            SchedulePeriods.Next(row.Body.Every, row.Done),
            row.Report,
            row.By,
            sends
        );
}
