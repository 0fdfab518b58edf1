using System.Text.Json;
using System.Text.RegularExpressions;

namespace Flowtriq.Lab.Routers;

/// <summary>Reads what FRR's bgpd shows: unicast as JSON, rules from "show bgp … flowspec detail".</summary>
internal static partial class FrrTable
{
    public static async Task<RouterTable> ReadAsync(Func<string, Task<string>> ask)
    {
        var routes = new List<string>();
        foreach (var family in new[] { "ipv4", "ipv6" })
        {
            routes.AddRange(Unicast(await ask($"show bgp {family} unicast json")));
            // Without a rule it prints nothing; that bgpd answers at all is known by now.
            routes.AddRange(Rules(await ask($"show bgp {family} flowspec detail")));
        }
        return RouterTable.Of(routes);
    }

    private static IEnumerable<string> Unicast(string text)
    {
        if (!text.TrimStart().StartsWith('{'))
            throw new InvalidOperationException($"FRR does not answer: {text}");
        using var document = JsonDocument.Parse(text);
        return
        [
            .. document
                .RootElement.GetProperty("routes")
                .EnumerateObject()
                .Select(route => RouterTable.Unicast(route.Name, NextHop(route.Value))),
        ];
    }

    private static string NextHop(JsonElement paths) =>
        paths[0].GetProperty("nexthops")[0].GetProperty("ip").GetString()!;

    private static IEnumerable<string> Rules(string text) =>
        text.Split("BGP flowspec entry:").Skip(1).Select(entry => Rule(entry.Split('\n')));

    private static string Rule(string[] lines)
    {
        var match = new List<string>();
        double? rate = null;
        foreach (var line in lines.Skip(1).Select(line => line.Trim()).Where(line => line.Length > 0))
        {
            if (line.StartsWith("FS:rate ", StringComparison.Ordinal))
                rate = RouterTable.Number(line[8..]);
            else if (!Remarks.Any(remark => line.StartsWith(remark, StringComparison.Ordinal)))
                match.Add(Component(line));
        }
        return RouterTable.Rule(match, rate);
    }

    private static string Component(string line)
    {
        foreach (var (word, name) in Words)
        {
            if (line.StartsWith(word + " ", StringComparison.Ordinal))
                return $"{name} {Value(name, line[(word.Length + 1)..].Trim())}";
        }
        throw new FormatException($"FRR: {line}");
    }

    private static string Value(string name, string value) =>
        name switch
        {
            // The offset of an IPv6 prefix, always 0 here.
            "destination" or "source" => value.Split("/off")[0],
            "tcp-flags" or "fragment" => Mask(value),
            _ => Range().Replace(Numbers(value), ">=${low} & <=${high}"),
        };

    private static string Numbers(string value) =>
        string.Join(" | ", value.Split(" , ").Select(term => term.Replace(" ", "", StringComparison.Ordinal)));

    // "∋" is "any of", a "&" behind the comma joins to the term before.
    private static string Mask(string value) =>
        string.Join(
            "",
            value
                .Split(',')
                .Select(
                    (term, index) =>
                        (
                            index == 0 ? ""
                            : term.StartsWith('&') ? " & "
                            : " | "
                        )
                        + term.TrimStart('&')
                            .Replace("∋ !", "!&", StringComparison.Ordinal)
                            .Replace("∋", "&", StringComparison.Ordinal)
                            .Replace("= !", "!=", StringComparison.Ordinal)
                            .Replace(" ", "", StringComparison.Ordinal)
                )
        );

    private static readonly string[] Remarks = ["received for", "not installed", "installed", "Displayed"];

    private static readonly (string Word, string Name)[] Words =
    [
        ("Destination Address", "destination"),
        ("Source Address", "source"),
        ("IP Protocol", "protocol"),
        ("Port", "port"),
        ("Destination Port", "destination-port"),
        ("Source Port", "source-port"),
        ("ICMP Type", "icmp-type"),
        ("ICMP Code", "icmp-code"),
        ("TCP Flags", "tcp-flags"),
        ("Packet Length", "packet-length"),
        ("Packet Fragment", "fragment"),
    ];

    // It does not print how numbers are joined: from here to there is one term.
    [GeneratedRegex(@">=(?<low>\d+) \| <=(?<high>\d+)", RegexOptions.NonBacktracking)]
    private static partial Regex Range();
}
