namespace Flowtriq.Server.Mitigation.Rules;

/// <summary>Everything wrong with a request, by the path of its field; every fault is reported, not only the first.</summary>
internal sealed class FieldFaults
{
    private readonly Dictionary<string, List<string>> faults = new(StringComparer.Ordinal);

    internal bool None => faults.Count == 0;

    internal void Add(string field, string problem)
    {
        if (!faults.TryGetValue(field, out var problems))
            faults[field] = problems = [];
        problems.Add(problem);
    }

    internal Dictionary<string, string[]> All() =>
        faults.ToDictionary(static fault => fault.Key, static fault => fault.Value.ToArray(), StringComparer.Ordinal);
}
