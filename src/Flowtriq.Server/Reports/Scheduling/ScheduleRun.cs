using Flowtriq.Core.Reports;
using Flowtriq.Server.Contract.Reports;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Platform.Mailing;
using Flowtriq.Server.Reports.Rendering;
using Flowtriq.Server.Reports.Sharing;
using Flowtriq.Server.Reports.Stored;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Reports.Scheduling;

/// <summary>
/// Makes the reports that are due. The report, its link, its mails and the note that the period is told of are stored in one
/// transaction, so that a restart neither loses nor repeats one. Of several periods that passed meanwhile only the last is told;
/// nothing is made while there is no way to send mail.
/// </summary>
internal sealed class ScheduleRun(
    ScheduleStore schedules,
    ShareStore shares,
    ReportComposer composer,
    ReportFiles files,
    ScheduleMail mail,
    MailStore settings,
    Database database,
    ReportsMetrics metrics,
    TimeProvider time,
    ILogger<ScheduleRun> log
)
{
    internal async Task StepAsync(CancellationToken cancel)
    {
        await shares.ForgetAsync(cancel);
        if (settings.Configuration() is null)
            return;
        foreach (var schedule in schedules.All())
        {
            var period = SchedulePeriods.Last(schedule.Body.Every, time.GetUtcNow());
            if (schedule.Done < period.To)
                await TellAsync(schedule, period, cancel);
        }
    }

    private async Task TellAsync(ScheduleRow schedule, ReportPeriod period, CancellationToken cancel)
    {
        var request = new ReportRequest(
            schedule.Body.Kind,
            Customer: schedule.Body.Customer,
            From: period.From.ToString("O"),
            To: period.To.ToString("O")
        );
        // A schedule whose customer is gone tells of nobody any more.
        if (await composer.ComposeAsync(request, cancel) is not EditResult<ComposedReport>.Done { Value: var report })
            return;
        var pdf = await files.WriteAsync(report.Document, ReportFormat.Pdf, null, cancel);
        var number = await database.WriteAsync(
            tx =>
            {
                if (!ScheduleStore.Claim(tx, schedule.Number, period.To))
                    return 0;
                var now = time.GetUtcNow();
                var until = now.AddDays(schedule.Body.LinkDays);
                var made = ReportStore.Add(tx, report, "schedule");
                ScheduleStore.Made(tx, schedule.Number, made);
                foreach (var recipient in schedule.Body.Recipients)
                {
                    var token = ShareToken.New();
                    ShareStore.Add(tx, made, ShareToken.Hash(token), "schedule", now, until);
                    MailOutbox.Put(tx, mail.Of(schedule, report.Document, pdf, token, until, recipient), now);
                }

                return made;
            },
            cancel
        );
        if (number == 0)
            return;
        metrics.Made(schedule.Body.Kind, "schedule");
        ReportsLog.Sent(log, number, schedule.Number, schedule.Body.Recipients.Count);
    }
}
