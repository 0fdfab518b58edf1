using System.Globalization;

namespace Flowtriq.Server.Platform.Audit;

/// <summary>The query of the log.</summary>
internal sealed record AuditQuery
{
    /// <summary>A part of the name.</summary>
    public string? Person { get; init; }

    /// <summary>A part of the action or of what changed.</summary>
    public string? Action { get; init; }

    /// <summary>A part of what it was done to.</summary>
    public string? Object { get; init; }

    /// <summary>The first moment, ISO 8601.</summary>
    public string? From { get; init; }

    /// <summary>The moment after the last, ISO 8601.</summary>
    public string? To { get; init; }

    /// <summary>"csv" or "json" for a file of all that match.</summary>
    public string? Format { get; init; }

    /// <summary>1 to 500, 50 unless said.</summary>
    public int? Limit { get; init; }

    /// <summary>How many are left out before.</summary>
    public int? Offset { get; init; }

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
