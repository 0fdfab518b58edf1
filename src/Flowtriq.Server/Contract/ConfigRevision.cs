namespace Flowtriq.Server.Contract;

/// <summary>One version of what is set for a scope.</summary>
/// <param name="Version">Its number.</param>
/// <param name="At">When it was set.</param>
/// <param name="By">Who set it.</param>
/// <param name="Note">Why, as they wrote.</param>
/// <param name="Json">The whole of it.</param>
/// <param name="Changes">What it changed of the version before; of nothing when that is no longer kept.</param>
public sealed record ConfigRevision(
    long Version,
    DateTimeOffset At,
    string By,
    string Note,
    string Json,
    IReadOnlyList<ConfigChange> Changes
);
