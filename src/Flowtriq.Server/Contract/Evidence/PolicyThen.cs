using Flowtriq.Server.Contract.Mitigations;

namespace Flowtriq.Server.Contract.Evidence;

/// <summary>A mitigation policy as it was at a moment.</summary>
/// <param name="Revision">Its revision then.</param>
/// <param name="Workspace">Whether it held for whoever had no policy of their own.</param>
/// <param name="Changed">When it became what it was.</param>
/// <param name="By">Who made it that.</param>
/// <param name="Policy">What it said.</param>
public sealed record PolicyThen(int Revision, bool Workspace, DateTimeOffset Changed, string By, PolicyBody Policy);
