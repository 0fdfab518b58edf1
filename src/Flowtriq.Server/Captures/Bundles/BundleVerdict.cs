namespace Flowtriq.Server.Captures.Bundles;

/// <summary>What a check of a bundle found.</summary>
/// <param name="Files">Files whose content is as it was signed.</param>
/// <param name="Fingerprint">SHA-256 of the public key in the bundle; empty when there is none that can be read.</param>
/// <param name="Faults">What does not match, a sentence each; empty for a bundle that is as it was made.</param>
internal sealed record BundleVerdict(IReadOnlyList<BundleFile> Files, string Fingerprint, IReadOnlyList<string> Faults)
{
    internal bool IsWhole => Faults.Count == 0;
}
