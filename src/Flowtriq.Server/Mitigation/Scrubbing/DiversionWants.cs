using System.Collections.Immutable;
using Flowtriq.Core.Mitigation;
using Flowtriq.Server.Contract.Mitigations;

namespace Flowtriq.Server.Mitigation.Scrubbing;

/// <summary>What should be in force, laid over what is. Pure.</summary>
internal static class DiversionWants
{
    /// <summary>The records with what is wanted of each, and a new one for each diversion that has none.</summary>
    /// <param name="records">Every diversion, oldest first.</param>
    /// <param name="wish">Null before the first word after a start: then nothing is wanted otherwise than it was.</param>
    /// <param name="setups">Every provider.</param>
    /// <param name="now">UTC.</param>
    internal static List<DiversionRecord> Apply(
        IReadOnlyList<DiversionRecord> records,
        DiversionWish? wish,
        ImmutableArray<ScrubbingSetup> setups,
        DateTimeOffset now
    )
    {
        if (wish is null)
            return [.. records];
        var wanted = wish
            .Wanted.Select(action => (action.Prefix, Setup: Named(setups, action)))
            .Where(static w => w.Setup is not null && w.Setup.Prefixes.Contains(w.Prefix))
            .Select(static w => (w.Prefix, w.Setup!.Id))
            .ToHashSet();
        List<DiversionRecord> next =
        [
            .. records.Select(r => r.IsLive ? r with { Wanted = wanted.Contains((r.Prefix, r.ProviderId)) } : r),
        ];
        foreach (var (prefix, provider) in wanted.OrderBy(static w => w.Prefix))
        {
            if (!next.Exists(r => r.IsLive && r.Prefix == prefix && r.ProviderId == provider))
                next.Add(DiversionRecord.Begin(provider, prefix, now));
        }

        return next;
    }

    /// <summary>Why a diversion may not begin now: never two providers for one address, nothing switched off, no budget overdrawn.</summary>
    internal static string? Hindrance(
        DiversionRecord record,
        ScrubbingSetup setup,
        IReadOnlyList<DiversionRecord> all,
        ScrubbingUse used
    )
    {
        if (!setup.Enabled)
            return "the provider is switched off";
        var inTheWay = all.FirstOrDefault(other =>
            other.ProviderId != record.ProviderId
            && other.IsLive
            && (other.Prefix.Contains(record.Prefix) || record.Prefix.Contains(other.Prefix))
            && (other.HoldsPrefix ? !record.HoldsPrefix || other.Id < record.Id : IsAhead(other, record, all))
        );
        if (inTheWay is not null)
            return $"waits until the diversion of {inTheWay.Prefix} to another provider is over";
        return record.Begun is null ? DiversionUse.NoMore(setup.Budget, used) : null;
    }

    /// <summary>Of several that wait for the same addresses the oldest goes first.</summary>
    private static bool IsAhead(DiversionRecord other, DiversionRecord record, IReadOnlyList<DiversionRecord> all) =>
        other.Wanted && !record.HoldsPrefix && all.TakeWhile(r => !ReferenceEquals(r, record)).Contains(other);

    private static ScrubbingSetup? Named(ImmutableArray<ScrubbingSetup> setups, MitigationAction.Divert action) =>
        setups.FirstOrDefault(s => string.Equals(s.Name, action.Provider, StringComparison.OrdinalIgnoreCase));
}
