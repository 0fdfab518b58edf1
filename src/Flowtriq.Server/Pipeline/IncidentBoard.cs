using System.Collections.Immutable;
using Flowtriq.Core.Incidents;

namespace Flowtriq.Server.Pipeline;

/// <summary>
/// The incidents that matter now: every unresolved one, and those touched in the last day. The incident pipeline is
/// its only writer; readers see immutable snapshots of what is committed.
/// </summary>
public sealed class IncidentBoard
{
    /// <summary>How long a resolved incident stays here.</summary>
    internal static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    private ImmutableSortedDictionary<long, Entry> entries = ImmutableSortedDictionary<long, Entry>.Empty;

    /// <summary>Oldest first.</summary>
    public IEnumerable<Incident> All => Volatile.Read(ref entries).Values.Select(static e => e.Incident);

    public IEnumerable<Incident> Active => All.Where(static i => i.State != IncidentState.Resolved);

    public Incident? Find(IncidentId id) => Volatile.Read(ref entries).GetValueOrDefault(id.Number)?.Incident;

    /// <summary>Unresolved incidents the node takes part in.</summary>
    public int ActiveOf(NodeId node) => Active.Count(i => i.Observations.Any(o => o.Active && o.Latest.Node == node));

    internal void Put(IEnumerable<Incident> incidents, DateTimeOffset now)
    {
        var next = entries.ToBuilder();
        foreach (var incident in incidents)
            next[incident.Id.Number] = new Entry(incident, now);
        foreach (var (number, entry) in entries)
        {
            if (entry.Incident.State == IncidentState.Resolved && now - entry.Touched > Kept)
                next.Remove(number);
        }

        Volatile.Write(ref entries, next.ToImmutable());
    }

    private sealed record Entry(Incident Incident, DateTimeOffset Touched);
}
