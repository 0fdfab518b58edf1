using System.Security.Cryptography;

namespace Flowtriq.Server.Access.SecondFactor;

/// <summary>Codes for the day the phone is gone: ten, each good once, of 79 random bits.</summary>
internal static class RecoveryCodes
{
    internal const int Count = 10;
    private const string Alphabet = "23456789abcdefghjkmnpqrstuvwxyz";
    private const int Letters = 16;
    private const int Group = 4;

    internal static IReadOnlyList<string> New() => [.. Enumerable.Range(0, Count).Select(static _ => One())];

    /// <summary>As it is stored; spaces, hyphens and case do not count.</summary>
    internal static string Hash(string code) =>
        LinkToken.Hash(new string([.. code.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)]));

    private static string One()
    {
        var letters = RandomNumberGenerator.GetString(Alphabet, Letters);
        return string.Join('-', letters.Chunk(Group).Select(static four => new string(four)));
    }
}
