using System.Collections.Immutable;
using Flowtriq.Core.Classification;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Mitigation.Safety;
using Flowtriq.Core.Packets;
using Flowtriq.Server.Mitigation.Announcing;
using Flowtriq.Server.Mitigation.Rules;
using Flowtriq.Server.Mitigation.Scrubbing;
using Flowtriq.Server.Pipeline;

namespace Flowtriq.Server.Mitigation.Deciding;

/// <summary>Everything a decision rests on beside the incidents and what is remembered, at one moment.</summary>
public sealed record Surroundings
{
    /// <summary>What people laid down.</summary>
    public MitigationRules Rules { get; init; } = MitigationRules.None;

    /// <summary>Every router.</summary>
    public IReadOnlyList<AnnouncerPeer> Peers { get; init; } = [];

    /// <summary>Names of the routers that count as there: up, or away for a moment only.</summary>
    public IReadOnlySet<string> There { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>True while the server is so young that nodes may not have spoken yet.</summary>
    public bool IsYoung { get; init; }

    /// <summary>Routes towards routers, as last read back.</summary>
    public IReadOnlyList<AnnouncedRoute> Routes { get; init; } = [];

    /// <summary>Diversions as they are.</summary>
    public IReadOnlyList<DiversionStatus> Diversions { get; init; } = [];

    /// <summary>The diversion configured for a target.</summary>
    public Func<IpPrefix, MitigationAction.Divert?> DiversionFor { get; init; } = static _ => null;

    /// <summary>Prefixes configured for diversion.</summary>
    public ImmutableArray<IpPrefix> Divertible { get; init; } = [];

    /// <summary>Sources of the scrubbers' GRE.</summary>
    public ImmutableArray<IpPrefix> ScrubberSources { get; init; } = [];

    /// <summary>Level 1 on the nodes, as they said last.</summary>
    public IReadOnlyDictionary<NodeId, NodeFirewall> Firewalls { get; init; } =
        ImmutableDictionary<NodeId, NodeFirewall>.Empty;

    /// <summary>The nodes.</summary>
    public NodeSnapshot Nodes { get; init; } = new(0, []);

    /// <summary>What a node last reported; null before its first report.</summary>
    public Func<NodeId, NodeArrival?> ReportOf { get; init; } = static _ => null;

    /// <summary>An incident as the board has it.</summary>
    public Func<IncidentId, Incident?> IncidentOf { get; init; } = static _ => null;

    /// <summary>What the target of an incident receives, split into attack and normal traffic.</summary>
    public Func<Incident, TrafficMix> MixOf { get; init; } = BestMix.Of;

    /// <summary>Addresses of routers, agents and this server, which are never touched; asked for when something is to be applied.</summary>
    public Func<IEnumerable<ProtectedPrefix>> Infrastructure { get; init; } = static () => [];
}
