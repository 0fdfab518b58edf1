using System.Collections.Immutable;
using Flowtriq.Core.Mitigation;

namespace Flowtriq.Server.Mitigation.Scrubbing;

/// <summary>What should be in force.</summary>
/// <param name="Wanted">The whole set.</param>
/// <param name="AtOnce">True when what is missing goes without waiting for its shortest time.</param>
/// <param name="At">When it was said, UTC.</param>
internal sealed record DiversionWish(ImmutableArray<MitigationAction.Divert> Wanted, bool AtOnce, DateTimeOffset At);
