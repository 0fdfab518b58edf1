namespace Flowtriq.Server.Captures.Bundles;

/// <summary>The files every bundle has.</summary>
internal static class BundleNames
{
    internal const string Manifest = "manifest.json";
    internal const string Incident = "incident.json";
    internal const string Timeline = "timeline.json";
    internal const string Configuration = "configuration.json";
    internal const string Mitigation = "mitigation.json";
    internal const string Accesses = "accesses.json";
    internal const string Instructions = "HOW-TO-VERIFY.txt";

    /// <summary>The public key in PEM.</summary>
    internal const string Key = "key.pem";

    /// <summary>SHA-256 of every file before it, as <c>sha256sum</c> writes and checks it.</summary>
    internal const string Sums = "SHA256SUMS";

    /// <summary>The signature of the file of sums, in DER.</summary>
    internal const string Signature = "SHA256SUMS.sig";
}
