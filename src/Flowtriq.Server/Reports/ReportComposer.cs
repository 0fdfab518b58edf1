using Flowtriq.Core.Reports;
using Flowtriq.Server.Contract.Reports;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Reports.Composing;
using Flowtriq.Server.Reports.Gathering;

namespace Flowtriq.Server.Reports;

/// <summary>Makes reports from what is known now; nothing is stored.</summary>
internal sealed class ReportComposer(
    IncidentFactsReader incidents,
    PeriodFactsReader periods,
    CustomerAffairs customers,
    TimeProvider time
)
{
    internal async Task<EditResult<ComposedReport>> ComposeAsync(ReportRequest request, CancellationToken cancel) =>
        request.Kind switch
        {
            ReportKind.Sla => await SlaAsync(request, cancel),
            ReportKind.Month => await MonthAsync(request, cancel),
            _ => await IncidentAsync(request, cancel),
        };

    private async Task<EditResult<ComposedReport>> IncidentAsync(ReportRequest request, CancellationToken cancel)
    {
        if (request.Incident is not { } number)
            return Fault("incident", "Say which incident the report is about.");
        if (await incidents.ReadAsync(number, request.Kind == ReportKind.Evidence, cancel) is not { } facts)
            return new EditResult<ComposedReport>.NotFound($"There is no incident INC-{number}.");
        var document = request.Kind switch
        {
            ReportKind.Evidence => EvidenceReport.Of(facts),
            ReportKind.EarlyWarning => Nis2Report.EarlyWarning(facts),
            ReportKind.Notification => Nis2Report.Notification(facts),
            ReportKind.FinalReport => Nis2Report.Final(facts),
            _ => CustomerReport.Of(facts),
        };
        var customer = request.Kind == ReportKind.Incident ? customers.OwnerOf(facts.Incident) : null;
        return new EditResult<ComposedReport>.Done(new(document, customer, number));
    }

    private async Task<EditResult<ComposedReport>> SlaAsync(ReportRequest request, CancellationToken cancel)
    {
        if (request.Customer is not { } number)
            return Fault("customer", "Say which customer the report is about.");
        if (Period(request, out var errors) is not { } period)
            return new EditResult<ComposedReport>.Invalid(errors);
        return customers.Find(number) is { } customer
            ? new EditResult<ComposedReport>.Done(
                new(SlaReport.Of(await periods.ReadAsync(number, customer, period, cancel)), number, null)
            )
            : new EditResult<ComposedReport>.NotFound($"There is no customer {number}.");
    }

    private async Task<EditResult<ComposedReport>> MonthAsync(ReportRequest request, CancellationToken cancel) =>
        Period(request, out var errors) is { } period
            ? new EditResult<ComposedReport>.Done(
                new(MonthReport.Of(await periods.ReadAsync(period, cancel)), null, null)
            )
            : new EditResult<ComposedReport>.Invalid(errors);

    private ReportPeriod? Period(ReportRequest request, out Dictionary<string, string[]> errors)
    {
        var usual = ReportPeriod.LastMonth(time.GetUtcNow());
        return TimeRange.TryParse(request.From, request.To, new(usual.From, usual.To), out var range, out errors)
            ? new ReportPeriod(range.From.ToUniversalTime(), range.To.ToUniversalTime())
            : null;
    }

    private static EditResult<ComposedReport>.Invalid Fault(string field, string reason) =>
        new(new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [reason] });
}
