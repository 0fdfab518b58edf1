using System.Security.Cryptography;
using System.Text;
using Flowtriq.Server.Captures.Evidence;

namespace Flowtriq.Server.Captures.Bundles;

/// <summary>
/// Checks a bundle with nothing but itself: every file against the list of hashes, the list against its signature, the
/// signature against the key in the bundle, and that key against the fingerprint one knows from elsewhere.
/// </summary>
internal static class BundleVerification
{
    /// <param name="archive">The bundle, from its first byte.</param>
    /// <param name="fingerprint">The fingerprint the key must have; null to take the key on trust.</param>
    internal static BundleVerdict Run(Stream archive, string? fingerprint)
    {
        var reader = new BundleReader(archive);
        reader.Read();
        var faults = new List<string>(reader.Faults);
        var listed = Listed(reader, faults);
        foreach (var file in reader.Files)
        {
            if (file.Name is BundleNames.Sums or BundleNames.Signature)
                continue;
            if (!listed.Remove(file.Name, out var expected))
                faults.Add($"{file.Name}: it is not in {BundleNames.Sums}");
            else if (expected != file.Sha256)
                faults.Add($"{file.Name}: it has SHA-256 {file.Sha256} and was signed with {expected}");
        }

        faults.AddRange(listed.Keys.Select(static name => $"{name}: it is missing"));
        var key = Key(reader, faults);
        var own = key is null ? "" : EvidenceKeys.FingerprintOf(key);
        if (key is not null && !IsSigned(reader, key))
            faults.Add($"{BundleNames.Signature}: it is not the signature of {BundleNames.Sums} by {BundleNames.Key}");
        key?.Dispose();
        if (fingerprint is not null && !string.Equals(own, Digits(fingerprint), StringComparison.Ordinal))
            faults.Add($"{BundleNames.Key}: its fingerprint is {own}, not {Digits(fingerprint)}");
        return new BundleVerdict([.. reader.Files], own, faults);
    }

    /// <summary>Name to hash, as the list says.</summary>
    private static Dictionary<string, string> Listed(BundleReader reader, List<string> faults)
    {
        var listed = new Dictionary<string, string>(StringComparer.Ordinal);
        if (reader.Content(BundleNames.Sums) is not { } sums)
        {
            faults.Add($"{BundleNames.Sums}: it is missing");
            return listed;
        }

        foreach (var line in Encoding.Latin1.GetString(sums).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 66 && line[64..66] == "  ")
                listed[line[66..]] = line[..64];
            else
                faults.Add($"{BundleNames.Sums}: a line is not a hash and a name");
        }

        return listed;
    }

    private static ECDsa? Key(BundleReader reader, List<string> faults)
    {
        if (reader.Content(BundleNames.Key) is not { } pem)
        {
            faults.Add($"{BundleNames.Key}: it is missing");
            return null;
        }

        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(Encoding.Latin1.GetString(pem));
            return key;
        }
        catch (Exception broken)
            when (broken is ArgumentException or CryptographicException or PlatformNotSupportedException)
        {
            key.Dispose();
            faults.Add($"{BundleNames.Key}: it is no public key");
            return null;
        }
    }

    private static bool IsSigned(BundleReader reader, ECDsa key)
    {
        if (
            reader.Content(BundleNames.Sums) is not { } sums
            || reader.Content(BundleNames.Signature) is not { } signature
        )
            return false;
        try
        {
            return key.VerifyData(sums, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>Fingerprints are copied with colons, spaces and in capitals.</summary>
    private static string Digits(string fingerprint) =>
        string.Concat(fingerprint.Where(char.IsAsciiHexDigit)).ToLowerInvariant();
}
