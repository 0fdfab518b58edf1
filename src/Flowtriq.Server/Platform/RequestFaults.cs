namespace Flowtriq.Server.Platform;

/// <summary>Collects everything that is wrong with the fields of a request, so that it is all said at once.</summary>
internal sealed class RequestFaults
{
    private readonly Dictionary<string, List<string>> faults = new(StringComparer.Ordinal);

    internal bool None => faults.Count == 0;

    internal Dictionary<string, string[]> All =>
        faults.ToDictionary(static f => f.Key, static f => f.Value.ToArray(), StringComparer.Ordinal);

    internal void Add(string field, string reason)
    {
        if (!faults.TryGetValue(field, out var reasons))
            faults[field] = reasons = [];
        reasons.Add(reason);
    }

    internal void When(bool broken, string field, string reason)
    {
        if (broken)
            Add(field, reason);
    }
}
