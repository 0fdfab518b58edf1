using System.Security.Cryptography;
using System.Text;

namespace Flowtriq.Server.Access;

/// <summary>Random texts that open something for whoever has them: links, and the key in a session's cookie. Stored only as SHA-256.</summary>
internal static class LinkToken
{
    internal static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20));

    internal static string Hash(string token) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
