namespace Flowtriq.Server.Contract.Analytics;

/// <summary>Who talks, and to whom.</summary>
/// <param name="From">Start of the range.</param>
/// <param name="To">Its end.</param>
/// <param name="Busiest">The busiest targets of all traffic, as nodes name them.</param>
/// <param name="Targets">The targets of attacks.</param>
/// <param name="Sources">The sources of attacks.</param>
/// <param name="Protocols">The protocols of all traffic, by the packet samples.</param>
public sealed record TalkerAnalysis(
    DateTimeOffset From,
    DateTimeOffset To,
    IReadOnlyList<BusyTarget> Busiest,
    IReadOnlyList<AttackedTarget> Targets,
    IReadOnlyList<AttackSource> Sources,
    IReadOnlyList<ProtocolShare> Protocols
);
