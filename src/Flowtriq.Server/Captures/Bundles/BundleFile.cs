namespace Flowtriq.Server.Captures.Bundles;

/// <summary>One file of a bundle.</summary>
/// <param name="Name">Its path in the archive.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">In hexadecimal digits.</param>
public sealed record BundleFile(string Name, long Size, string Sha256);
