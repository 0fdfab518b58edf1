namespace Flowtriq.Server.Platform;

/// <summary>What the queries of lists have in common; what is wrong is added to the errors by the name of the parameter.</summary>
internal static class ListQuery
{
    private const int Most = 500;
    private const int Usual = 50;

    /// <summary>The page asked for: up to 500 items, 50 unless said.</summary>
    /// <param name="limit">How many.</param>
    /// <param name="offset">How many are left out before.</param>
    /// <param name="items">What is listed: "incidents".</param>
    /// <param name="errors">Where faults go.</param>
    internal static (int Limit, int Offset) Page(
        int? limit,
        int? offset,
        string items,
        Dictionary<string, string[]> errors
    )
    {
        if (limit is < 1 or > Most)
            errors["limit"] = [$"Ask for 1 to 500 {items}."];
        if (offset is < 0)
            errors["offset"] = ["The offset is 0 or more."];
        return (limit ?? Usual, offset ?? 0);
    }

    /// <summary>Words of an enumeration, separated by commas; none means any.</summary>
    internal static T[] Words<T>(string name, string? text, Dictionary<string, string[]> errors)
        where T : struct, Enum
    {
        var words = (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var values = new List<T>();
        foreach (var word in words)
        {
            if (!char.IsAsciiDigit(word[0]) && Enum.TryParse<T>(word, ignoreCase: true, out var value))
                values.Add(value);
            else
                errors[name] = [$"\"{word}\" is not one of {string.Join(", ", Enum.GetNames<T>())}."];
        }

        return [.. values];
    }
}
