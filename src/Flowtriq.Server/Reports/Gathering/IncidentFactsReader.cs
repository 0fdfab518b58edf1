using Flowtriq.Core.Incidents;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Pipeline.Evidence;
using Flowtriq.Server.Pipeline.Measurements;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Reports.Gathering;

/// <summary>Reads all that a report of one incident may tell.</summary>
internal sealed class IncidentFactsReader(
    IncidentReader incidents,
    IIncidentArchive archive,
    MitigationHistory mitigations,
    IEvidence evidence,
    IMeasurementStore measurements,
    TargetOwners owners,
    NodeDirectory nodes,
    AsTable systems,
    ServerOptions options,
    WorkspaceName workspace,
    TimeProvider time
)
{
    private const int MostPoints = 600;

    /// <summary>The facts; null when there is no incident of this number.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="withCaptures">True to read and hash its captures, which may be large.</param>
    /// <param name="cancel">Gives up.</param>
    internal async Task<IncidentFacts?> ReadAsync(long number, bool withCaptures, CancellationToken cancel)
    {
        if (incidents.Find(new IncidentId(number)) is not { } incident)
            return null;
        var now = time.GetUtcNow();
        var known = nodes.Current;
        var past = Archived(incident, now);
        return new IncidentFacts
        {
            Now = now,
            Organisation = workspace.Now() ?? "Flowtriq",
            Incident = incident,
            Customer = incident.Target is { } target ? owners.NameOf(target) : null,
            Alerted = past?.Alerted,
            InForce = past?.InForce,
            Effective = past?.Mitigated,
            Mitigations = mitigations.Of(incident.Id),
            Events = incidents.Events(incident),
            Captures = withCaptures ? await evidence.OfAsync(incident.Id, cancel) : [],
            Sources =
            [
                .. incident.Picture.TopSources.Select(source => new SourceFact(
                    source.Source.ToString(),
                    source.PacketShare,
                    systems.Find(source.Source)
                )),
            ],
            HasAsTable = options.AsTable is not null,
            Traffic = await OrNoneAsync(incidents.TrafficAsync(incident, IncidentReader.SpanOf(incident, now), cancel)),
            TargetTraffic = incident.Target is { } attacked
                ? await OrNoneAsync(
                    measurements.ReadAsync(
                        new(new SeriesScope.Target(attacked), IncidentReader.SpanOf(incident, now), MostPoints),
                        cancel
                    )
                )
                : null,
            Nodes = [.. incident.Observations.Select(seen => Fact(seen.Latest, known))],
        };
    }

    /// <summary>A store that is away leaves a chart out.</summary>
    private static async Task<T?> OrNoneAsync<T>(Task<T> reading)
        where T : class
    {
        try
        {
            return await reading;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private ArchivedIncident? Archived(Incident incident, DateTimeOffset now) =>
        archive
            .Overlapping(new TimeRange(incident.Onset.AddSeconds(-1), (incident.Resolved ?? now).AddSeconds(1)))
            .Items.FirstOrDefault(one => one.Id == incident.Id);

    private static NodeFact Fact(Observation seen, NodeSnapshot known)
    {
        var node = known.Find(seen.Node);
        return new NodeFact(
            node?.Name ?? seen.Node.Value,
            node?.Pop ?? "",
            seen.Interface,
            node?.AgentVersion ?? "",
            node?.Kernel ?? "",
            seen.Reason.Text,
            seen.Peak.Packets.Value,
            seen.Peak.Bits.Value,
            seen.Estimated
        );
    }
}
