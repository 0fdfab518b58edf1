using Flowtriq.Core.Incidents;
using Flowtriq.Core.Packets;

namespace Flowtriq.Server.Incidents;

/// <summary>Which incidents to list; null or empty means any.</summary>
internal sealed record IncidentFilter
{
    internal IReadOnlyList<IncidentState> States { get; init; } = [];
    internal IReadOnlyList<Severity> Severities { get; init; } = [];
    internal string? Pop { get; init; }
    internal string? Node { get; init; }
    internal Func<IpPrefix, bool>? Owned { get; init; }
    internal string? Text { get; init; }
    internal DateTimeOffset From { get; init; } = DateTimeOffset.UnixEpoch;
    internal DateTimeOffset To { get; init; } = DateTimeOffset.MaxValue;
    internal int Limit { get; init; } = 50;
    internal int Offset { get; init; }
}
