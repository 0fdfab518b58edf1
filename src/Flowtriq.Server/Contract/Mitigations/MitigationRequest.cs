using Flowtriq.Core.Mitigation;

namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>A mitigation a person wants.</summary>
/// <param name="Level">The level.</param>
/// <param name="Target">Host or prefix; null takes the incident's.</param>
/// <param name="Incident">The incident it answers; null for none.</param>
/// <param name="Match">Levels 1 and 2: which packets; null takes the rules planned for the incident.</param>
/// <param name="LimitBps">Levels 1 and 2: limits to this many bits per second; null discards.</param>
/// <param name="Nodes">Level 1: ids of the nodes; null for those that see the incident, or all.</param>
/// <param name="TtlMinutes">It ends after this many minutes, 1 to 1440.</param>
/// <param name="Reason">Why; compulsory to start one.</param>
public sealed record MitigationRequest(
    MitigationLevel Level,
    string? Target = null,
    long? Incident = null,
    MatchBody? Match = null,
    double? LimitBps = null,
    IReadOnlyList<string>? Nodes = null,
    double TtlMinutes = 30,
    string Reason = ""
);
