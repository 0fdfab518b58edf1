using Flowtriq.Core.Incidents;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Incidents;

/// <summary>
/// What of an incident's events people read. Nodes report new figures every second: a line is written only when the
/// peak has grown by another half, the rest is on the chart.
/// </summary>
internal static class Timeline
{
    private static readonly double Step = Math.Log(1.5);

    internal static IEnumerable<TimelineRow> Of(Incident? before, IncidentChange change, NodeSnapshot nodes) =>
        from e in change.Events
        where e is not IncidentEvent.Updated || Grew(before, change.Incident)
        select new TimelineRow(0, e.At.ToUnixMicroseconds(), e.Kind(), Actor(e, nodes), e.Describe());

    private static bool Grew(Incident? before, Incident after) =>
        before is not null
        && (
            Level(after.Peak.Packets.Value) > Level(before.Peak.Packets.Value)
            || Level(after.Peak.Bits.Value) > Level(before.Peak.Bits.Value)
        );

    private static int Level(double rate) => rate < 1 ? 0 : (int)(Math.Log(rate) / Step);

    private static string Actor(IncidentEvent e, NodeSnapshot nodes)
    {
        if (e.Person() is { } person)
            return person;
        if (e is IncidentEvent.Mitigated mitigated)
            return mitigated.By.Length > 0 ? mitigated.By : "ladder";
        if (e is IncidentEvent.Alerted)
            return "alerting";
        return e.Node() is { } node ? $"agent {nodes.Find(node)?.Name ?? node.Value}" : "detector";
    }
}
