using Flowtriq.Core.Incidents;
using Flowtriq.Protocol;

namespace Flowtriq.Server.Pipeline;

/// <summary>
/// What nodes are told to do: where whoever decides it meets the ingest, which has the lines. A node that is away when
/// a person closes an incident is told when it comes back (<see cref="Outstanding"/>); a reload is not kept for later,
/// because a node that connects has just read its configuration.
/// </summary>
public sealed class NodeCommands(IncidentBoard board)
{
    /// <summary>Carries a frame to a connected node; false when it is away. The ingest sets it.</summary>
    public Func<NodeId, ServerFrame, bool> Line { private get; set; } = static (_, _) => false;

    /// <summary>Has the node read its configuration again; false when it is away.</summary>
    public bool TryReload(NodeId node) => Line(node, Frame($"reload/{Guid.CreateVersion7():N}", new Reload()));

    /// <summary>Has the node renew its certificate now; false when it is away.</summary>
    public bool TryRenew(NodeId node) =>
        Line(
            node,
            new ServerFrame
            {
                Command = new Command { Id = $"renew/{Guid.CreateVersion7():N}", Renew = new RenewCertificate() },
            }
        );

    /// <summary>Tells a connected node whom to trust; false when it is away, and is told with its welcome.</summary>
    public bool TryTrust(NodeId node, SignedAuthorities list) => Line(node, new ServerFrame { Authorities = list });

    /// <summary>Gives a connected node its configuration; one that is away gets it with its welcome.</summary>
    public bool TryConfigure(NodeId node, SignedAgentConfig config) => Line(node, new ServerFrame { Config = config });

    /// <summary>Tells a connected node what to run; false when it is away.</summary>
    public bool TryUpdate(NodeId node, UpdateOrder order) => Line(node, new ServerFrame { Update = order });

    /// <summary>Ends the attack on every node that still sees it, when a person has closed the incident.</summary>
    internal void Follow(IncidentChange change)
    {
        if (!change.Events.Any(static e => e is IncidentEvent.Resolved { By: not null }))
            return;
        foreach (var seen in change.Incident.Observations.Where(static o => o.Active))
            Line(seen.Latest.Node, Close(change.Incident, seen));
    }

    /// <summary>What a node that has just connected must still do: end what a person closed in its absence.</summary>
    public IEnumerable<ServerFrame> Outstanding(NodeId node) =>
        from incident in board.All
        where incident is { State: IncidentState.Resolved, ResolvedBy: not null }
        from seen in incident.Observations
        where seen.Active && seen.Latest.Node == node
        select Close(incident, seen);

    private static ServerFrame Close(Incident incident, IncidentObservation seen)
    {
        var close = new CloseObservation
        {
            ObservationId = seen.Latest.Id.ToString("D"),
            Reason = $"{incident.Id} was closed by {incident.ResolvedBy}",
        };
        return new ServerFrame
        {
            Command = new Command { Id = $"close/{close.ObservationId}", Close = close },
        };
    }

    private static ServerFrame Frame(string id, Reload reload) =>
        new()
        {
            Command = new Command { Id = id, Reload = reload },
        };
}
