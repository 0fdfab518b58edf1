using System.Collections.Frozen;

namespace Flowtriq.Server.Access;

/// <summary>
/// What a password must be: long, not made of the person's own name or address, none of the commonest. Which kinds of
/// characters it has is nobody's business (NIST SP 800-63B, 3.1.1.2).
/// </summary>
internal static class PasswordPolicy
{
    internal const int Shortest = 12;
    private const int Longest = 256;
    private const int FewestDifferent = 5;
    private const int ShortestOwnWord = 4;

    // What people choose who are asked for twelve characters, in letters and digits only; digits at the end count as added.
    private static readonly FrozenSet<string> Commonest = Read().ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What is wrong with it, as a sentence; null when nothing is.</summary>
    internal static string? Fault(string password, string name, string email)
    {
        if (password.Length is < Shortest or > Longest)
            return $"The password needs {Shortest} to {Longest} characters.";
        if (password.Distinct().Count() < FewestDifferent)
            return "The password repeats too few characters.";
        var plain = Plain(password);
        if (Commonest.Contains(plain) || Commonest.Contains(plain.TrimEnd("0123456789".ToCharArray())))
            return "This password is one of the first that are guessed.";
        return OwnWords(name, email).Any(word => IsMostly(plain, word))
            ? "The password must not be made of the name or the e-mail address."
            : null;
    }

    /// <summary>Without the word there is too little left to guess.</summary>
    private static bool IsMostly(string plain, string word) =>
        plain.Contains(word, StringComparison.Ordinal)
        && plain.Replace(word, "", StringComparison.Ordinal).Length < Shortest - ShortestOwnWord;

    private static IEnumerable<string> OwnWords(string name, string email) =>
        name.Split(' ')
            .Append(name)
            .Append(email)
            .Concat(email.Split('@', '.'))
            .Select(Plain)
            .Where(static word => word.Length >= ShortestOwnWord);

    private static string Plain(string text) => new([.. text.ToLowerInvariant().Where(char.IsLetterOrDigit)]);

    private static IEnumerable<string> Read()
    {
        using var stream = typeof(PasswordPolicy).Assembly.GetManifestResourceStream("access/common-passwords.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            yield return line;
    }
}
