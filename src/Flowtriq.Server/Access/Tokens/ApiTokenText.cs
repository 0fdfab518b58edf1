using System.Security.Cryptography;

namespace Flowtriq.Server.Access.Tokens;

/// <summary>The text of a token: a prefix that secret scanners can look for, and 160 random bits.</summary>
internal static class ApiTokenText
{
    internal const string Prefix = "ftq_";
    private const string Bearer = "Bearer ";
    private const int RandomBytes = 20;
    private const int Shown = 8;

    internal static string New() => Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(RandomBytes));

    /// <summary>Enough to recognise it by, and far too little to use it.</summary>
    internal static string Start(string token) => token[..Shown];

    /// <summary>The token a request carries; null when it carries none. A browser never sends one by itself.</summary>
    internal static string? Of(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Bearer + Prefix, StringComparison.Ordinal) ? header[Bearer.Length..].Trim() : null;
    }
}
