namespace Flowtriq.Server.Mitigation.Announcing.Peers;

/// <summary>Collects everything wrong with a request, by field, so that a person sees all of it at once.</summary>
internal sealed class FieldErrors
{
    private readonly Dictionary<string, List<string>> found = new(StringComparer.Ordinal);

    public bool Any => found.Count > 0;

    public void Add(string field, string reason)
    {
        if (!found.TryGetValue(field, out var reasons))
            found[field] = reasons = [];
        if (!reasons.Contains(reason))
            reasons.Add(reason);
    }

    public void Unless(bool right, string field, string reason)
    {
        if (!right)
            Add(field, reason);
    }

    /// <summary>As problem details carry it.</summary>
    public Dictionary<string, string[]> ToDictionary() =>
        found.ToDictionary(static f => f.Key, static f => f.Value.ToArray(), StringComparer.Ordinal);
}
