using Flowtriq.Core.Mitigation;

namespace Flowtriq.Server.Mitigation.Records;

/// <summary>Which mitigations to list; null or empty means any.</summary>
internal sealed record MitigationFilter
{
    internal IReadOnlyList<MitigationState> States { get; init; } = [];
    internal IReadOnlyList<MitigationLevel> Levels { get; init; } = [];
    internal IReadOnlyList<Disposition> Dispositions { get; init; } = [];

    /// <summary>True for those that last, false for those that are over.</summary>
    internal bool? Active { get; init; }
    internal long? Incident { get; init; }
    internal string? Target { get; init; }
    internal string? Customer { get; init; }
    internal int Limit { get; init; } = 50;
    internal int Offset { get; init; }
}
