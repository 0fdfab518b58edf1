using Flowtriq.Server.Contract.Evidence;

namespace Flowtriq.Server.Captures.Bundles;

/// <summary>What a bundle is, of what, made when and for whom.</summary>
/// <param name="Format">"flowtriq-evidence-1".</param>
/// <param name="Server">The version of the server.</param>
/// <param name="Workspace">Whose server it is.</param>
/// <param name="Made">When, by the server's clock.</param>
/// <param name="MadeFor">Who asked.</param>
/// <param name="Incident">Number of the incident.</param>
/// <param name="Title">What it was.</param>
/// <param name="Target">What was attacked; null when it was never attributed.</param>
/// <param name="Onset">When the attack began.</param>
/// <param name="Detected">When it was detected.</param>
/// <param name="Resolved">When it was over; null when it was not.</param>
/// <param name="SigningKey">Fingerprint of the key that signs the bundle.</param>
/// <param name="Captures">The captures, with what is known of each.</param>
/// <param name="Files">The files written before this one.</param>
public sealed record EvidenceManifest(
    string Format,
    string Server,
    string Workspace,
    DateTimeOffset Made,
    string MadeFor,
    long Incident,
    string Title,
    string? Target,
    DateTimeOffset Onset,
    DateTimeOffset Detected,
    DateTimeOffset? Resolved,
    string SigningKey,
    IReadOnlyList<EvidenceItem> Captures,
    IReadOnlyList<BundleFile> Files
);
