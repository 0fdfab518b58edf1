using System.Security.Cryptography;
using System.Text;

namespace Flowtriq.Server.Reports.Sharing;

/// <summary>Random texts that open a report for whoever has them: 160 bits, stored only as SHA-256.</summary>
internal static class ShareToken
{
    internal const int Length = 40;

    internal static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Length / 2));

    internal static string Hash(string token) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
