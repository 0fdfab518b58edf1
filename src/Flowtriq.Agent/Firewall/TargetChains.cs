using System.Collections.Immutable;
using System.Globalization;
using Flowtriq.Core.Packets;

namespace Flowtriq.Agent.Firewall;

/// <summary>
/// Gives filters to chains by target. Hosts have chains of their own; a prefix inside another one shares that one's chain,
/// since the kernel's interval maps refuse elements that overlap.
/// </summary>
internal static class TargetChains
{
    internal static ImmutableArray<TargetChain> Of(IReadOnlyList<FilterEntry> filters)
    {
        var widest = new List<IpPrefix>();
        foreach (
            var target in filters.Select(Target).Where(static t => !t.IsHost).Distinct().OrderBy(static t => t.Length)
        )
        {
            if (!widest.Exists(wide => wide.Contains(target)))
                widest.Add(target);
        }

        return
        [
            .. filters
                .GroupBy(filter =>
                    Target(filter) is { IsHost: false } net ? widest.Find(w => w.Contains(net)) : Target(filter)
                )
                .Select(
                    static (group, index) =>
                        new TargetChain(
                            string.Create(
                                CultureInfo.InvariantCulture,
                                $"{(group.Key.IsV4 ? "target4" : "target6")}_{index}"
                            ),
                            group.Key,
                            [.. group]
                        )
                ),
        ];
    }

    private static IpPrefix Target(FilterEntry filter) => filter.Rule.Match.Destination!.Value;
}
