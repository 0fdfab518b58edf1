namespace Flowtriq.Server.Contract.Evidence;

/// <summary>The public part of the key that bundles are signed with.</summary>
/// <param name="Fingerprint">SHA-256 of its DER form, in hexadecimal digits.</param>
/// <param name="Pem">The key, ECDSA on P-256.</param>
/// <param name="Made">Since when it signs.</param>
public sealed record EvidenceKey(string Fingerprint, string Pem, DateTimeOffset Made);
