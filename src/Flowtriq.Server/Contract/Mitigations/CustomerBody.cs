namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>A customer as people write it.</summary>
/// <param name="Name">Unique within the workspace, without regard to case.</param>
/// <param name="Prefixes">Address space the customer owns: "203.0.113.0/24".</param>
/// <param name="Contacts">E-mail addresses to be informed.</param>
/// <param name="Policy">Name of the policy; null for the workspace's.</param>
/// <param name="Override">What differs from that policy; null when nothing does.</param>
public sealed record CustomerBody(
    string Name,
    IReadOnlyList<string> Prefixes,
    IReadOnlyList<string>? Contacts = null,
    string? Policy = null,
    PolicyOverrideBody? Override = null
);
