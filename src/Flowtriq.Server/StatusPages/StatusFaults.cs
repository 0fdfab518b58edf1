namespace Flowtriq.Server.StatusPages;

/// <summary>Everything wrong with a request, by the path of its field.</summary>
internal sealed class StatusFaults
{
    private readonly Dictionary<string, string[]> faults = new(StringComparer.Ordinal);

    internal bool None => faults.Count == 0;

    internal IReadOnlyDictionary<string, string[]> All => faults;

    internal void Add(string field, string problem) =>
        faults[field] = [.. faults.GetValueOrDefault(field) ?? [], problem];

    /// <summary>A text of one line, or of several, trimmed; control characters and halves of surrogate pairs are refused.</summary>
    internal string Text(string field, string? text, int most, bool lines = false, bool needed = true)
    {
        var trimmed = (text ?? "").Trim().ReplaceLineEndings("\n");
        if (needed && trimmed.Length == 0)
            Add(field, "is missing");
        if (trimmed.Length > most)
            Add(field, $"has at most {most} characters");
        if (trimmed.EnumerateRunes().Any(static r => r.Value == 0xFFFD))
            Add(field, "is not text");
        if (trimmed.Any(c => char.IsControl(c) && !(lines && c == '\n')))
            Add(field, lines ? "has control characters" : "is one line of text");
        return trimmed;
    }
}
