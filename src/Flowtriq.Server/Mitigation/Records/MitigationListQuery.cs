using Flowtriq.Core.Mitigation;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Mitigation.Records;

/// <summary>
/// The query of the list. <c>State</c> is "active", "past", or states separated by commas; levels and dispositions may be
/// several too.
/// </summary>
internal sealed record MitigationListQuery
{
    public string? State { get; init; }
    public string? Level { get; init; }
    public string? Disposition { get; init; }
    public long? Incident { get; init; }
    public string? Target { get; init; }
    public string? Customer { get; init; }
    public int? Limit { get; init; }
    public int? Offset { get; init; }
    public string? Format { get; init; }

    internal bool TryRead(out MitigationFilter filter, out Dictionary<string, string[]> errors)
    {
        errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var (limit, offset) = ListQuery.Page(Limit, Offset, "mitigations", errors);
        bool? active = State switch
        {
            "active" => true,
            "past" => false,
            _ => null,
        };
        filter = new MitigationFilter
        {
            Active = active,
            States = active is null ? ListQuery.Words<MitigationState>("state", State, errors) : [],
            Levels = ListQuery.Words<MitigationLevel>("level", Level, errors),
            Dispositions = ListQuery.Words<Core.Mitigation.Disposition>("disposition", Disposition, errors),
            Incident = Incident,
            Target = Target,
            Customer = Customer,
            Limit = limit,
            Offset = offset,
        };
        return errors.Count == 0;
    }
}
