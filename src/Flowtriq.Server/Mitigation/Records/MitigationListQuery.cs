using Flowtriq.Core.Mitigation;

namespace Flowtriq.Server.Mitigation.Records;

/// <summary>
/// The query of the list. <c>State</c> is "active", "past", or states separated by commas; levels and dispositions may be
/// several too.
/// </summary>
internal sealed record MitigationListQuery(
    string? State,
    string? Level,
    string? Disposition,
    long? Incident,
    string? Target,
    string? Customer,
    int? Limit,
    int? Offset,
    string? Format
)
{
    internal bool TryRead(out MitigationFilter filter, out Dictionary<string, string[]> errors)
    {
        errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (Limit is < 1 or > 500)
            errors["limit"] = ["Ask for 1 to 500 mitigations."];
        if (Offset is < 0)
            errors["offset"] = ["The offset is 0 or more."];
        bool? active = State switch
        {
            "active" => true,
            "past" => false,
            _ => null,
        };
        filter = new MitigationFilter
        {
            Active = active,
            States = active is null ? Words<MitigationState>("state", State, errors) : [],
            Levels = Words<MitigationLevel>("level", Level, errors),
            Dispositions = Words<Core.Mitigation.Disposition>("disposition", Disposition, errors),
            Incident = Incident,
            Target = Target,
            Customer = Customer,
            Limit = Limit ?? 50,
            Offset = Offset ?? 0,
        };
        return errors.Count == 0;
    }

    private static T[] Words<T>(string name, string? text, Dictionary<string, string[]> errors)
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
