namespace Flowtriq.Server.Nodes;

/// <summary>What people may call nodes and points of presence.</summary>
internal static class NodeText
{
    /// <summary>Every rule the texts break, by field; empty when none.</summary>
    internal static Dictionary<string, string[]> Errors(
        string? name,
        string? pop,
        string? popName,
        string? group = null
    )
    {
        var errors = new Dictionary<string, string[]>();
        if (name is not null && !IsName(name))
            errors["name"] = ["A name has 1 to 64 letters, digits, dots, dashes or underscores."];
        if (pop is not null && !IsPop(pop))
            errors["pop"] = ["A POP code has 2 to 8 letters or digits, such as FRA."];
        if (popName is not null && (popName.Length > 64 || popName.Any(char.IsControl)))
            errors["popName"] = ["A POP's name has at most 64 characters."];
        if (group is { Length: > 0 } && !IsName(group))
            errors["group"] = ["A group has 1 to 64 letters, digits, dots, dashes or underscores."];
        return errors;
    }

    private static bool IsName(string text) =>
        text.Length is >= 1 and <= 64 && text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');

    private static bool IsPop(string text) => text.Length is >= 2 and <= 8 && text.All(char.IsAsciiLetterOrDigit);
}
