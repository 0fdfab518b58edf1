using System.Text.RegularExpressions;
using Flowtriq.Bgp.Session;
using Flowtriq.Bgp.Wire;

namespace Flowtriq.Server.Mitigation.Announcing.Command;

/// <summary>
/// Fills a route into an argument template. Each argument stays one argument: nothing is split, quoted or expanded, and what
/// is filled in are values of our own making: addresses, numbers and words of a rule.
/// </summary>
internal static partial class CommandArguments
{
    private static readonly string[] Names =
    [
        "prefix",
        "address",
        "length",
        "family",
        "nexthop",
        "communities",
        "rule",
        "action",
    ];

    internal static string Known => string.Join(", ", Names.Select(static name => $"{{{name}}}"));

    internal static IEnumerable<string> Unknown(string argument) =>
        Place()
            .Matches(argument)
            .Select(static place => place.Groups["name"].Value)
            .Except(Names, StringComparer.Ordinal);

    internal static bool NamesTheRoute(string argument) =>
        Place().Matches(argument).Any(static place => place.Groups["name"].Value is "prefix" or "address" or "rule");

    internal static string[] Fill(string[] template, Nlri route, RoutePath path) =>
        [
            .. template.Select(argument =>
                Place().Replace(argument, place => Value(place.Groups["name"].Value, route, path))
            ),
        ];

    private static string Value(string name, Nlri route, RoutePath path)
    {
        var prefix = route switch
        {
            Nlri.Unicast unicast => unicast.Value,
            Nlri.Flow { Match.Destination: { } destination } => destination,
            _ => default,
        };
        return name switch
        {
            "prefix" => prefix.ToString(),
            "address" => prefix.Address.ToString(),
            "length" => prefix.Length.ToString(),
            "family" => route.Family.ToString(),
            "nexthop" => path.NextHops.ToString(),
            "communities" => string.Join(',', path.Attributes.Communities),
            "rule" => route.ToString(),
            "action" => FlowSpecActionCodec
                .Action(path.Attributes.ExtendedCommunities, path.Attributes.Ipv6ExtendedCommunities)
                .ToString(),
            _ => throw new ArgumentOutOfRangeException(nameof(name)),
        };
    }

    [GeneratedRegex(@"\{(?<name>[^{}]*)\}", RegexOptions.NonBacktracking)]
    private static partial Regex Place();
}
