using Flowtriq.Core.Incidents;
using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Mitigation.Records;
using Flowtriq.Server.Mitigation.Views;

namespace Flowtriq.Server.Pipeline;

/// <summary>What was done about attacks, for who tells it later.</summary>
internal sealed class MitigationHistory(MitigationStore store, MitigationViews views)
{
    private const int Most = 2_000;

    /// <summary>What was wanted for an incident, oldest first.</summary>
    internal IReadOnlyList<MitigationSummary> Of(IncidentId incident) =>
        Read(new MitigationFilter { Incident = incident.Number, Limit = Most });

    /// <summary>What was wanted for the targets of a customer, oldest first; the newest 2,000 of it.</summary>
    internal IReadOnlyList<MitigationSummary> Of(string customer) =>
        Read(new MitigationFilter { Customer = customer, Limit = Most });

    private MitigationSummary[] Read(MitigationFilter filter) =>
        [.. store.List(filter).Items.Select(views.Summary).OrderBy(static one => one.Number)];
}
