using System.Security.Cryptography;
using System.Text;

namespace Flowtriq.Server.Platform;

/// <summary>A text that must not appear in logs, messages or printed configuration.</summary>
public sealed class Secret(string value)
{
    private readonly byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(value));

    /// <summary>Compares without telling by its duration how much was right.</summary>
    public bool Is(string candidate) =>
        CryptographicOperations.FixedTimeEquals(hash, SHA256.HashData(Encoding.UTF8.GetBytes(candidate)));

    public override string ToString() => "***";
}
