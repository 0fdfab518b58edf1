using System.Text;

namespace Flowtriq.Bgp.Transport;

/// <summary>The shared secret of TCP-MD5 (RFC 2385): 1 to 80 bytes. Its text never shows it.</summary>
public sealed class Md5Key : IEquatable<Md5Key>
{
    /// <summary>Longest key the kernel takes (TCP_MD5SIG_MAXKEYLEN).</summary>
    public const int MaxBytes = 80;

    private readonly byte[] bytes;

    /// <summary>Makes the key of a password.</summary>
    /// <exception cref="ArgumentException">It is empty or longer than <see cref="MaxBytes"/> bytes in UTF-8.</exception>
    public Md5Key(string password)
    {
        bytes = Encoding.UTF8.GetBytes(password);
        if (bytes.Length is 0 or > MaxBytes)
            throw new ArgumentException($"A TCP-MD5 password has 1 to {MaxBytes} bytes.", nameof(password));
    }

    internal ReadOnlySpan<byte> Bytes => bytes;

    /// <inheritdoc/>
    public bool Equals(Md5Key? other) =>
        other is not null && System.Security.Cryptography.CryptographicOperations.FixedTimeEquals(bytes, other.bytes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Md5Key);

    /// <inheritdoc/>
    public override int GetHashCode() => bytes.Length;

    /// <summary>"(secret)".</summary>
    public override string ToString() => "(secret)";
}
