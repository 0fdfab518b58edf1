using System.Globalization;
using System.Text.Json;

namespace Flowtriq.Agent.Firewall;

/// <summary>The kernel's own word about a table (libnftables-json(5)): filters by their mark and the counters of each interface.</summary>
internal sealed class FilterReadings
{
    private readonly SortedDictionary<int, ReadFilter> _filters = [];
    private readonly Dictionary<string, (ulong Packets, ulong Bytes)> _counters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _chains = new(StringComparer.Ordinal);

    private FilterReadings() { }

    /// <summary>The filters, by mark.</summary>
    internal IReadOnlyCollection<ReadFilter> Filters => _filters.Values;

    /// <summary>Packets and bytes that interface <paramref name="index"/> received and the filters did not let pass.</summary>
    internal (ulong Packets, ulong Bytes) Dropped(int index)
    {
        var seen = Counter("seen", index);
        var passed = Counter("passed", index);
        // The two are read one after the other while packets go on.
        return (Less(seen.Packets, passed.Packets), Less(seen.Bytes, passed.Bytes));
    }

    /// <summary>Reads a listing; null when it is none.</summary>
    internal static FilterReadings? Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var readings = new FilterReadings();
            var entries = document.RootElement.GetProperty("nftables");
            foreach (var entry in entries.EnumerateArray())
            {
                if (entry.TryGetProperty("map", out var map) && map.TryGetProperty("elem", out var jumps))
                    readings.Jumps(jumps);
            }

            foreach (var entry in entries.EnumerateArray())
                readings.Take(entry);
            return readings;
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private void Take(JsonElement entry)
    {
        if (entry.TryGetProperty("counter", out var counter))
            _counters[counter.GetProperty("name").GetString()!] = Counts(counter);
        else if (entry.TryGetProperty("set", out var set) && set.TryGetProperty("elem", out var elements))
        {
            foreach (var element in elements.EnumerateArray())
            {
                if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty("elem", out var one))
                    Add(one, one.TryGetProperty("counter", out var counts) ? Counts(counts) : default, Expires(one));
            }
        }
        else if (entry.TryGetProperty("rule", out var rule))
        {
            var chain = rule.GetProperty("chain").GetString()!;
            foreach (var expression in rule.GetProperty("expr").EnumerateArray())
            {
                if (expression.TryGetProperty("counter", out var counts) && counts.ValueKind == JsonValueKind.Object)
                    Add(rule, Counts(counts), _chains.TryGetValue(chain, out var expires) ? expires : null);
            }
        }
    }

    // [{"elem": {…, "expires": 59}}, {"jump": {"target": "target4_0"}}]
    private void Jumps(JsonElement jumps)
    {
        foreach (var jump in jumps.EnumerateArray())
        {
            if (jump.ValueKind != JsonValueKind.Array || jump.GetArrayLength() != 2)
                continue;
            var target = jump[1].GetProperty("jump").GetProperty("target").GetString()!;
            _chains[target] = jump[0].TryGetProperty("elem", out var element) ? Expires(element) ?? 0 : 0;
        }
    }

    private void Add(JsonElement holder, (ulong Packets, ulong Bytes) counts, long? expires)
    {
        if (!holder.TryGetProperty("comment", out var comment) || comment.GetString() is not { } text)
            return;
        var blank = text.IndexOf(' ');
        if (blank < 0 || !int.TryParse(text.AsSpan(0, blank), NumberStyles.None, null, out var id))
            return;
        _filters[id] = _filters.TryGetValue(id, out var known)
            ? known with
            {
                Packets = known.Packets + counts.Packets,
                Bytes = known.Bytes + counts.Bytes,
            }
            : new ReadFilter(id, text[(blank + 1)..], counts.Packets, counts.Bytes, expires);
    }

    private (ulong Packets, ulong Bytes) Counter(string name, int index) =>
        _counters.GetValueOrDefault(string.Create(CultureInfo.InvariantCulture, $"{name}{index}"));

    private static long? Expires(JsonElement element) =>
        element.TryGetProperty("expires", out var expires) && expires.TryGetInt64(out var seconds) ? seconds : null;

    private static (ulong Packets, ulong Bytes) Counts(JsonElement counter) =>
        (counter.GetProperty("packets").GetUInt64(), counter.GetProperty("bytes").GetUInt64());

    private static ulong Less(ulong left, ulong right) => left > right ? left - right : 0;
}
