using Flowtriq.Core.Mitigation;

namespace Flowtriq.Server.Mitigation.Records;

/// <summary>A person agreed to a level for an incident, or turned it down. The newest word of a person counts.</summary>
public sealed record LevelVote(MitigationLevel Level, Approver Person, bool Agrees, DateTimeOffset At);
