using System.Globalization;
using System.Text.RegularExpressions;

namespace Flowtriq.Lab.Routers;

/// <summary>Reads what "show route table … all" of BIRD 2 prints.</summary>
internal static partial class BirdTable
{
    public static async Task<RouterTable> ReadAsync(Func<string, Task<string>> ask)
    {
        var routes = new List<string>();
        foreach (var table in new[] { "flowtab4", "flowtab6", "master4", "master6" })
        {
            var text = await ask($"show route table {table} protocol ann all");
            if (!text.Contains("ready.", StringComparison.Ordinal))
                throw new InvalidOperationException($"BIRD does not answer: {text}");
            // A network begins in the first column, what is known of it is indented.
            foreach (var entry in Entry().Matches(text).Select(match => match.Value))
                routes.Add(table.StartsWith("flow", StringComparison.Ordinal) ? Rule(entry) : Unicast(entry));
        }
        return RouterTable.Of(routes);
    }

    private static string Unicast(string entry) =>
        RouterTable.Unicast(
            entry[..entry.IndexOf(' ', StringComparison.Ordinal)],
            NextHop().Match(entry).Groups["hop"].Value
        );

    private static string Rule(string entry)
    {
        var match = entry[
            (entry.IndexOf('{', StringComparison.Ordinal) + 1)..entry.IndexOf('}', StringComparison.Ordinal)
        ];
        var rate = Rate().Match(entry);
        return RouterTable.Rule(
            match.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Component),
            rate.Success
                ? BitConverter.UInt32BitsToSingle(uint.Parse(rate.Groups["bits"].Value, NumberStyles.HexNumber))
                : null
        );
    }

    private static string Component(string text)
    {
        foreach (var (word, name) in Words)
        {
            if (text.StartsWith(word + " ", StringComparison.Ordinal))
                return $"{name} {Value(word, text[(word.Length + 1)..])}";
        }
        throw new FormatException($"BIRD: {text}");
    }

    private static string Value(string word, string value) =>
        word switch
        {
            "dst" or "src" => value,
            "tcp flags" => string.Join(" & ", value.Split(" && ").Select(Flags)),
            "fragment" => string.Join(" | ", value.Split(" || ").Select(Fragment)),
            _ => string.Join(" | ", value.Split([",", "||"], StringSplitOptions.TrimEntries).Select(Number)),
        };

    private static string Number(string value)
    {
        if (value.Split("..") is [var low, var high])
            return $">={low} & <={high}";
        return char.IsAsciiDigit(value[0]) ? $"={value}" : value.Replace(" ", "", StringComparison.Ordinal);
    }

    // Value and mask: all of the bits, or none of them.
    private static string Flags(string pair)
    {
        var (value, mask) = (Hex(pair.Split('/')[0]), Hex(pair.Split('/')[1]));
        return value == mask ? $"={mask}"
            : value == 0 ? $"!&{mask}"
            : throw new FormatException($"BIRD: tcp flags {pair}");
    }

    private static uint Hex(string text) => uint.Parse(text.AsSpan(2), NumberStyles.HexNumber);

    private static string Fragment(string name) =>
        name switch
        {
            "dont_fragment" => "=1",
            "is_fragment" => "=2",
            "first_fragment" => "=4",
            "last_fragment" => "=8",
            _ => throw new FormatException($"BIRD: fragment {name}"),
        };

    private static readonly (string Word, string Name)[] Words =
    [
        ("dst", "destination"),
        ("src", "source"),
        ("proto", "protocol"),
        ("next header", "protocol"),
        ("port", "port"),
        ("dport", "destination-port"),
        ("sport", "source-port"),
        ("icmp type", "icmp-type"),
        ("icmp code", "icmp-code"),
        ("tcp flags", "tcp-flags"),
        ("length", "packet-length"),
        ("fragment", "fragment"),
    ];

    [GeneratedRegex(
        @"^(?:flow[46] \{|[0-9a-f.:]+/\d+ ).*\n(?:\s.*\n)*",
        RegexOptions.Multiline | RegexOptions.NonBacktracking
    )]
    private static partial Regex Entry();

    [GeneratedRegex(@"BGP\.next_hop: (?<hop>\S+)", RegexOptions.NonBacktracking)]
    private static partial Regex NextHop();

    [GeneratedRegex(@"\(generic, 0x80060000, 0x(?<bits>[0-9a-f]+)\)", RegexOptions.NonBacktracking)]
    private static partial Regex Rate();
}
