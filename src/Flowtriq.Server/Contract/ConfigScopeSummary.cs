namespace Flowtriq.Server.Contract;

/// <summary>A scope of the configuration, and how far its nodes are with what they are offered.</summary>
/// <param name="Layer">What is set here.</param>
/// <param name="Nodes">Nodes it covers.</param>
/// <param name="InForce">Those that go by what they were last offered.</param>
/// <param name="Waiting">Those that have yet to take it.</param>
/// <param name="Refused">Those that refused it and keep to what they had: id, name and reason.</param>
public sealed record ConfigScopeSummary(
    ConfigLayer Layer,
    int Nodes,
    int InForce,
    int Waiting,
    IReadOnlyList<ConfigRefusal> Refused
);
