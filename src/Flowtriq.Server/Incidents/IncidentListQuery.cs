using Flowtriq.Core.Incidents;
using Flowtriq.Server.Pipeline;

namespace Flowtriq.Server.Incidents;

/// <summary>The query of the list; states and severities may be several, separated by commas.</summary>
internal sealed record IncidentListQuery(
    string? State,
    string? Severity,
    string? Pop,
    string? Node,
    string? Customer,
    string? Q,
    string? From,
    string? To,
    int? Limit,
    int? Offset,
    string? Format
)
{
    internal bool TryRead(out IncidentFilter filter, out Dictionary<string, string[]> errors)
    {
        errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (Limit is < 1 or > 500)
            errors["limit"] = ["Ask for 1 to 500 incidents."];
        if (Offset is < 0)
            errors["offset"] = ["The offset is 0 or more."];
        filter = new IncidentFilter
        {
            States = Words<IncidentState>("state", State, errors),
            Severities = Words<Severity>("severity", Severity, errors),
            Pop = Pop,
            Node = Node,
            Text = Q is { Length: > 200 } ? Q[..200] : Q,
            From = TimeRange.End("from", From, DateTimeOffset.UnixEpoch, errors),
            To = TimeRange.End("to", To, DateTimeOffset.MaxValue, errors),
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
