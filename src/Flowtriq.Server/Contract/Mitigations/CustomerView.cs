namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>A customer with what is known about it.</summary>
/// <param name="Number">Identifies it over renames.</param>
/// <param name="Name">Its name.</param>
/// <param name="Prefixes">Address space the customer owns.</param>
/// <param name="Contacts">E-mail addresses to be informed.</param>
/// <param name="Policy">Name of the policy; null for the workspace's.</param>
/// <param name="Override">What differs from that policy; null when nothing does.</param>
/// <param name="EffectivePolicy">The policy that holds, as mitigations name it.</param>
/// <param name="OutsideOwn">Prefixes that lie outside the workspace's own: nothing is ever announced for them.</param>
/// <param name="ActiveIncidents">Unresolved incidents on its addresses.</param>
/// <param name="ChangedAt">When it was last changed.</param>
/// <param name="ChangedBy">Who changed it.</param>
public sealed record CustomerView(
    long Number,
    string Name,
    IReadOnlyList<string> Prefixes,
    IReadOnlyList<string> Contacts,
    string? Policy,
    PolicyOverrideBody? Override,
    string EffectivePolicy,
    IReadOnlyList<string> OutsideOwn,
    int ActiveIncidents,
    DateTimeOffset ChangedAt,
    string ChangedBy
);
