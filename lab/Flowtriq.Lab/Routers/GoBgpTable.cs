using System.Text.Json;
using Flowtriq.Core.Mitigation;

namespace Flowtriq.Lab.Routers;

/// <summary>Reads what "gobgp global rib -j" prints.</summary>
internal static class GoBgpTable
{
    private const int Wire = (int)(
        FlowSpecOperator.And | FlowSpecOperator.Less | FlowSpecOperator.Greater | FlowSpecOperator.Equal
    );

    public static async Task<RouterTable> ReadAsync(Func<string, Task<string>> ask)
    {
        var routes = new List<string>();
        foreach (var family in new[] { "ipv4", "ipv6", "ipv4-flowspec", "ipv6-flowspec" })
        {
            var text = await ask($"global rib -a {family} -j");
            if (!text.StartsWith('{') || text.StartsWith("{\"error\"", StringComparison.Ordinal))
                throw new InvalidOperationException($"gobgpd does not answer: {text}");
            using var document = JsonDocument.Parse(text);
            routes.AddRange(document.RootElement.EnumerateObject().Select(route => Route(route.Value[0])));
        }
        return RouterTable.Of(routes);
    }

    private static string Route(JsonElement path)
    {
        var nlri = path.GetProperty("nlri");
        var attributes = path.GetProperty("attrs").EnumerateArray().ToArray();
        return nlri.TryGetProperty("prefix", out var prefix)
            ? RouterTable.Unicast(prefix.GetString()!, NextHop(attributes))
            : RouterTable.Rule(nlri.GetProperty("value").EnumerateArray().Select(Component), Rate(attributes));
    }

    private static string NextHop(JsonElement[] attributes) =>
        attributes.First(attribute => attribute.TryGetProperty("nexthop", out _)).GetProperty("nexthop").GetString()!;

    private static double? Rate(JsonElement[] attributes)
    {
        foreach (var attribute in attributes.Where(attribute => attribute.GetProperty("type").GetInt32() == 16))
        {
            foreach (var community in attribute.GetProperty("value").EnumerateArray())
            {
                if (community.TryGetProperty("rate", out var rate))
                    return rate.GetDouble();
            }
        }
        return null;
    }

    private static string Component(JsonElement component)
    {
        var type = component.GetProperty("type").GetInt32();
        var value = component.GetProperty("value");
        return type switch
        {
            1 => $"destination {value.GetProperty("prefix").GetString()}",
            2 => $"source {value.GetProperty("prefix").GetString()}",
            _ => new FlowSpecComponent((FlowSpecField)type, [.. value.EnumerateArray().Select(Term)]).ToString(),
        };
    }

    // The wire's operator without its end-of-list and length bits.
    private static FlowSpecTerm Term(JsonElement term) =>
        new((FlowSpecOperator)(term.GetProperty("op").GetInt32() & Wire), term.GetProperty("value").GetUInt32());
}
