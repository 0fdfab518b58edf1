using Flowtriq.Core.Incidents;
using Flowtriq.Core.Mitigation.Ladders;

namespace Flowtriq.Core.Mitigation.Local;

/// <summary>What a node remembers of one target.</summary>
/// <param name="Incident">The attack as it was last seen.</param>
/// <param name="Ladder">What the ladder remembers of it.</param>
/// <param name="Seen">When it was last under attack, UTC.</param>
public sealed record LocalTarget(Incident Incident, LadderState Ladder, DateTimeOffset Seen);
