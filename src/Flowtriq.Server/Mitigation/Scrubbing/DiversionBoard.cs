using System.Collections.Immutable;
using Flowtriq.Core.Packets;
using Flowtriq.Server.Contract.Mitigations;

namespace Flowtriq.Server.Mitigation.Scrubbing;

/// <summary>Every diversion at one moment, oldest first, and what was measured of its return. Immutable, equal in what is told.</summary>
internal sealed class DiversionBoard(
    ImmutableArray<DiversionRecord> records,
    ImmutableDictionary<long, CleanReturn> returns
) : IEquatable<DiversionBoard>
{
    internal static readonly DiversionBoard Empty = new([], ImmutableDictionary<long, CleanReturn>.Empty);

    /// <summary>Those under way and those that ended this month.</summary>
    internal ImmutableArray<DiversionRecord> Records => records;

    /// <summary>Those that are not over.</summary>
    internal ImmutableArray<DiversionRecord> Live { get; } = [.. records.Where(static r => r.IsLive)];

    internal bool IsLive(IpPrefix prefix) => Live.Any(r => r.Prefix == prefix);

    internal CleanReturn ReturnOf(DiversionRecord record) => returns.GetValueOrDefault(record.Id);

    /// <summary>False when the change would take from a diversion under way what identifies it or brings it back.</summary>
    internal bool Allows(ScrubbingSetup before, ScrubbingProviderRequest after) =>
        Live.Where(r => r.ProviderId == before.Id)
            .All(r =>
                after.Prefixes.Contains(r.Prefix.ToString())
                && after.Name == before.Name
                && after.Settings?.PeerGroup == before.Settings.PeerGroup
                && after.Settings?.OwnGroup == before.Settings.OwnGroup
            );

    public bool Equals(DiversionBoard? other) =>
        other is not null
        && records.Select(Told).SequenceEqual(other.Records.Select(Told))
        && records.All(r => ReturnOf(r) == other.ReturnOf(r));

    public override bool Equals(object? obj) => Equals(obj as DiversionBoard);

    public override int GetHashCode() => records.Length;

    /// <summary>Without when it is looked at next.</summary>
    private static DiversionRecord Told(DiversionRecord record) => record with { NextTry = default, Attempts = 0 };
}
