namespace Flowtriq.Server.Nodes.Renewal;

/// <summary>A renewal under way: two authorities are trusted.</summary>
/// <param name="Fingerprint">SHA-256 in hexadecimal of the new one.</param>
/// <param name="ExpiresAt">When the new one ends.</param>
/// <param name="StartedAt">When the renewal was started.</param>
/// <param name="By">Who started it.</param>
/// <param name="Until">When the old one is forgotten at the latest.</param>
/// <param name="Nodes">How many nodes there are.</param>
/// <param name="Ready">How many of them have a certificate of the new one, and keep it.</param>
/// <param name="Waiting">Names of some of the others.</param>
public sealed record AuthorityRenewalStatus(
    string Fingerprint,
    DateTimeOffset ExpiresAt,
    DateTimeOffset StartedAt,
    string By,
    DateTimeOffset Until,
    int Nodes,
    int Ready,
    IReadOnlyList<string> Waiting
);
