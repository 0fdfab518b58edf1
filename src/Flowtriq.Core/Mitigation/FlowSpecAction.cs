using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Mitigation;

/// <summary>
/// What a router does with matching packets (RFC 8955 §7). At least one part is set in a valid rule; at most one of the
/// two rates and one of the two redirects.
/// </summary>
public sealed record FlowSpecAction
{
    /// <summary>Drops every matching packet: traffic-rate 0.</summary>
    public static FlowSpecAction Discard { get; } = new() { Rate = new BytesPerSecond(0) };

    /// <summary>Limits to this many bytes per second (§7.1); 0 discards.</summary>
    public BytesPerSecond? Rate { get; init; }

    /// <summary>Limits to this many packets per second (§7.2); few routers know it.</summary>
    public PacketsPerSecond? PacketRate { get; init; }

    /// <summary>Sends to a VRF (§7.4).</summary>
    public RouteTarget? Redirect { get; init; }

    /// <summary>Sets the code point, 0..63 (§7.5).</summary>
    public byte? Mark { get; init; }

    /// <summary>Samples and logs matching packets (§7.3, bit S).</summary>
    public bool Sample { get; init; }

    /// <summary>
    /// Later rules are evaluated too (§7.3, bit T, which is "terminal action" set to 1); otherwise this rule is the last
    /// that applies.
    /// </summary>
    public bool Continue { get; init; }

    /// <summary>True when every matching packet is dropped.</summary>
    public bool IsDiscard => Rate is { Value: 0 } || PacketRate is { Value: 0 };

    /// <summary>Limits to a byte rate.</summary>
    public static FlowSpecAction Limit(BytesPerSecond rate) => new() { Rate = rate };

    /// <summary>"discard", "rate-limit 125 kB/s", "redirect 65000:100, mark 8".</summary>
    public override string ToString()
    {
        var parts = new List<string>(4);
        if (IsDiscard)
            parts.Add("discard");
        else if (Rate is { } rate)
            parts.Add($"rate-limit {rate}");
        else if (PacketRate is { } packets)
            parts.Add($"rate-limit {packets}");
        if (Redirect is { } redirect)
            parts.Add($"redirect {redirect}");
        if (Mark is { } mark)
            parts.Add($"mark {mark}");
        if (Sample)
            parts.Add("sample");
        if (Continue)
            parts.Add("continue");
        return parts.Count == 0 ? "accept" : string.Join(", ", parts);
    }
}
