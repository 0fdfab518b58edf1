namespace Flowtriq.Agent.Configuration;

/// <summary>Finds what somebody meant when they wrote an unknown key.</summary>
internal static class Spelling
{
    /// <summary>"is unknown" and the nearest known key, or all of them when none is near.</summary>
    internal static string Unknown(string written, IReadOnlyCollection<string> known)
    {
        var nearest = known.MinBy(key => Distance(written, key));
        return nearest is not null && Distance(written, nearest) <= Math.Max(2, written.Length / 3)
            ? $"is unknown; did you mean \"{nearest}\"?"
            : $"is unknown; known here: {string.Join(", ", known.Order(StringComparer.Ordinal))}";
    }

    // Levenshtein distance, letter case ignored.
    private static int Distance(string left, string right)
    {
        var row = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
            row[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var same = char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]);
                var cost = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (same ? 0 : 1));
                diagonal = row[j];
                row[j] = cost;
            }
        }

        return row[^1];
    }
}
