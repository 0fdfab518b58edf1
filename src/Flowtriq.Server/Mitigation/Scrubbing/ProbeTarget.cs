using System.Globalization;
using Flowtriq.Core.Packets;

namespace Flowtriq.Server.Mitigation.Scrubbing;

/// <summary>What is pinged, or connected to when it names a port.</summary>
/// <param name="Address">Inside the customer's prefix.</param>
/// <param name="Port">TCP port; null for an ICMP echo.</param>
internal readonly record struct ProbeTarget(IpAddress Address, int? Port)
{
    /// <summary>Parses "203.0.113.9", "203.0.113.9:443", "2001:db8::9" or "[2001:db8::9]:443".</summary>
    internal static bool TryParse(string text, out ProbeTarget target)
    {
        target = default;
        if (!text.Contains('[') && IpAddress.TryParse(text, out var address))
        {
            target = new(address, null);
            return true;
        }

        var colon = text.LastIndexOf(':');
        if (
            colon <= 0
            || !int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, null, out var port)
            || port is 0 or > 65535
        )
            return false;
        var host = text.AsSpan(0, colon);
        var bracketed = host is ['[', .., ']'];
        if (!IpAddress.TryParse(bracketed ? host[1..^1] : host, out address) || bracketed == address.IsV4)
            return false;
        target = new(address, port);
        return true;
    }

    public override string ToString() =>
        (Port, Address.IsV4) switch
        {
            (null, _) => Address.ToString(),
            (_, true) => $"{Address}:{Port}",
            (_, false) => $"[{Address}]:{Port}",
        };
}
