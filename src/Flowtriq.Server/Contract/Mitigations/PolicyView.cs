namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>A policy with what is known about it.</summary>
/// <param name="Number">Identifies it over renames.</param>
/// <param name="Revision">Grows with each change; every mitigation names it.</param>
/// <param name="IsWorkspace">It holds for everybody without one of their own.</param>
/// <param name="Customers">Names of the customers that use it by name.</param>
/// <param name="ChangedAt">When it was last changed.</param>
/// <param name="ChangedBy">Who changed it.</param>
/// <param name="Policy">The policy itself.</param>
public sealed record PolicyView(
    long Number,
    int Revision,
    bool IsWorkspace,
    IReadOnlyList<string> Customers,
    DateTimeOffset ChangedAt,
    string ChangedBy,
    PolicyBody Policy
);
