using System.Globalization;
using System.Net;

namespace Flowtriq.Server.Platform;

/// <summary>Reads settings by name and collects what is wrong with all of them.</summary>
internal sealed class SettingReader(IConfiguration configuration)
{
    private readonly List<string> errors = [];

    internal IReadOnlyList<string> Errors => errors;

    internal string Text(string name, string fallback) => Value(name) ?? fallback;

    internal string? OptionalText(string name) => Value(name);

    internal IPEndPoint EndPoint(string name, IPEndPoint fallback)
    {
        if (Value(name) is not { } text)
            return fallback;
        var colon = text.LastIndexOf(':');
        if (colon > 0 && IPEndPoint.TryParse(text, out var parsed))
            return parsed;
        errors.Add($"{name}: \"{text}\" is not ADDRESS:PORT, for example {fallback}");
        return fallback;
    }

    internal long Integer(string name, long fallback, long least, long most)
    {
        if (Value(name) is not { } text)
            return fallback;
        if (
            long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value)
            && value >= least
            && value <= most
        )
            return value;
        errors.Add($"{name}: \"{text}\" is not a whole number from {least} to {most}");
        return fallback;
    }

    /// <summary>One of these words; the first when nothing is set.</summary>
    internal string OneOf(string name, params string[] words)
    {
        if (Value(name) is not { } text)
            return words[0];
        if (Array.IndexOf(words, text) >= 0)
            return text;
        errors.Add($"{name}: \"{text}\" is not {string.Join(" or ", words)}");
        return words[0];
    }

    /// <summary>Letters, digits and underscores.</summary>
    internal string Word(string name, string fallback)
    {
        var text = Value(name) ?? fallback;
        if (!text.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_'))
            errors.Add($"{name}: \"{text}\" has other characters than letters, digits and underscores");
        return text;
    }

    internal string? ExistingFile(string name)
    {
        if (Value(name) is { } path && !File.Exists(path))
            errors.Add($"{name}: there is no file {path}");
        return Value(name);
    }

    internal string? Url(string name, bool required = false)
    {
        if (Value(name) is not { } text)
        {
            if (required)
                errors.Add($"{name}: an address is needed");
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
            return text.TrimEnd('/');
        errors.Add($"{name}: \"{text}\" is not an http or https address");
        return null;
    }

    /// <summary>Reports every setting in the file that no one reads, which is mostly a slip of the pen.</summary>
    internal void RefuseUnknown(IEnumerable<string> written, IReadOnlySet<string> known)
    {
        foreach (var name in written.Where(name => !known.Contains(name)))
            errors.Add($"{name}: there is no such setting");
    }

    private string? Value(string name) => configuration[name] is { Length: > 0 } text ? text : null;
}
