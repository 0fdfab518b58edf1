using System.Buffers;

namespace Flowtriq.Server.Nodes.Releases;

/// <summary>What versions and architectures may be called: both are names of folders and parts of addresses.</summary>
internal static class ReleaseName
{
    private const int LongestText = 64;
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");

    internal static bool IsValid(string text) =>
        text.Length is >= 1 and <= LongestText
        && char.IsAsciiLetterOrDigit(text[0])
        && text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '+' or '-' or '_' or '~');

    /// <summary>Orders "0.10.0" after "0.9.2", and a text without numbers before both.</summary>
    internal static int Compare(string one, string other)
    {
        var byNumber = Numbers(one).CompareTo(Numbers(other));
        return byNumber != 0 ? byNumber : string.CompareOrdinal(one, other);
    }

    private static Version Numbers(string text)
    {
        var end = text.AsSpan().IndexOfAnyExcept(Digits);
        var numbers = end < 0 ? text : text[..end];
        return Version.TryParse(numbers, out var version) ? version : new Version();
    }
}
