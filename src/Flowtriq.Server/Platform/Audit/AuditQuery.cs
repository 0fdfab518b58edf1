using System.Globalization;

namespace Flowtriq.Server.Platform.Audit;

/// <summary>The query of the log.</summary>
/// <param name="Person">A part of the name.</param>
/// <param name="Action">A part of the action or of what changed.</param>
/// <param name="Object">A part of what it was done to.</param>
/// <param name="From">The first moment, ISO 8601.</param>
/// <param name="To">The moment after the last, ISO 8601.</param>
/// <param name="Format">"csv" or "json" for a file of all that match.</param>
/// <param name="Limit">1 to 500, 50 unless said.</param>
/// <param name="Offset">How many are left out before.</param>
internal sealed record AuditQuery(
    string? Person,
    string? Action,
    string? Object,
    string? From,
    string? To,
    string? Format,
    int? Limit,
    int? Offset
)
{
    internal AuditFilter? Read(out Dictionary<string, string[]> errors)
    {
        errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var (limit, offset) = ListQuery.Page(Limit, Offset, "lines", errors);
        var filter = new AuditFilter(
            Person?.Trim() ?? "",
            Action?.Trim() ?? "",
            Object?.Trim() ?? "",
            Moment("from", From, errors),
            Moment("to", To, errors),
            limit,
            offset
        );
        return errors.Count == 0 ? filter : null;
    }

    private static DateTimeOffset? Moment(string name, string? text, Dictionary<string, string[]> errors)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (string.IsNullOrEmpty(text))
            return null;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out var time))
            return time;
        errors[name] = [$"\"{text}\" is no ISO 8601 time."];
        return null;
    }
}
