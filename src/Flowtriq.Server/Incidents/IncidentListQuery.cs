using Flowtriq.Core.Incidents;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Incidents;

/// <summary>The query of the list; states and severities may be several, separated by commas.</summary>
internal sealed record IncidentListQuery
{
    public string? State { get; init; }
    public string? Severity { get; init; }
    public string? Pop { get; init; }
    public string? Node { get; init; }
    public string? Customer { get; init; }
    public string? Q { get; init; }
    public string? From { get; init; }
    public string? To { get; init; }
    public int? Limit { get; init; }
    public int? Offset { get; init; }
    public string? Format { get; init; }

    internal bool TryRead(out IncidentFilter filter, out Dictionary<string, string[]> errors)
    {
        errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var (limit, offset) = ListQuery.Page(Limit, Offset, "incidents", errors);
        filter = new IncidentFilter
        {
            States = ListQuery.Words<IncidentState>("state", State, errors),
            Severities = ListQuery.Words<Severity>("severity", Severity, errors),
            Pop = Pop,
            Node = Node,
            Text = Q is { Length: > 200 } ? Q[..200] : Q,
            From = TimeRange.End("from", From, DateTimeOffset.UnixEpoch, errors),
            To = TimeRange.End("to", To, DateTimeOffset.MaxValue, errors),
            Limit = limit,
            Offset = offset,
        };
        return errors.Count == 0;
    }
}
