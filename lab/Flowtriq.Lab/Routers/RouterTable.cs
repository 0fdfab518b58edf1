using System.Collections.Immutable;
using System.Globalization;
using Flowtriq.Core.Mitigation;

namespace Flowtriq.Lab.Routers;

/// <summary>
/// Everything a router was sent, in one notation whatever its make: rules as <see cref="FlowSpecRule"/> writes them,
/// unicast routes as "203.0.113.7/32 via 192.0.2.1". Equal by content.
/// </summary>
public sealed record RouterTable(ImmutableSortedSet<string> Routes)
{
    public static RouterTable Empty { get; } = new(ImmutableSortedSet.Create<string>(StringComparer.Ordinal));

    public static RouterTable Of(IEnumerable<string> routes) => new(Empty.Routes.Union(routes));

    /// <summary>A unicast route.</summary>
    public static string Unicast(string prefix, string nextHop) => $"{prefix} via {nextHop}";

    /// <summary>A rule; the match as <see cref="FlowSpecMatch"/> writes it.</summary>
    /// <param name="match">Components in the order of their numbers.</param>
    /// <param name="rate">Bytes per second, 0 to discard; null for a rule without an action.</param>
    public static string Rule(IEnumerable<string> match, double? rate) =>
        string.Join("; ", match)
        + " → "
        + new FlowSpecAction { Rate = rate is { } bytes ? new BytesPerSecond(bytes) : null };

    /// <summary>What is too much and what is missing, for a person.</summary>
    public string Against(RouterTable expected)
    {
        var (extra, missing) = (Routes.Except(expected.Routes), expected.Routes.Except(Routes));
        return $"holds {Routes.Count} routes; too many: {Of(extra)}; missing: {Of(missing)}";
    }

    public bool Equals(RouterTable? other) => other is not null && Routes.SetEquals(other.Routes);

    public override int GetHashCode() => Routes.Count;

    public override string ToString() => Routes.IsEmpty ? "(empty)" : string.Join('\n', Routes);

    internal static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
