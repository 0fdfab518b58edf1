namespace Flowtriq.Server.Platform;

/// <summary>The members of the workspace, for slices that tell them something.</summary>
public sealed record People(Func<IReadOnlyList<PersonEntry>> All);
