using System.Globalization;
using Flowtriq.Core.Packets.Dissection;

namespace Flowtriq.Core.Packets.Filters;

/// <summary>The conditions a filter is made of.</summary>
internal static class FilterTerms
{
    private const string Ports = "a port from 0 to 65535, or a range such as 1-1023,";
    private const string Addresses = "an address or a prefix";
    private const string Numbers = "a whole number";

    public static bool TakesArgument(FilterToken token) => !token.IsQuoted && ExpectationOrNull(token) is not null;

    /// <summary>What must follow, in the words of an error message.</summary>
    public static string Expectation(FilterToken token) => ExpectationOrNull(token) ?? "a condition";

    public static bool TakesComparison(FilterToken token) =>
        token.Is("len") || token.Is("ttl") || token.Is("vlan") || token.Is("proto");

    public static bool IsComparison(FilterToken token) =>
        !token.IsQuoted && token.Text is "<" or "<=" or "=" or "==" or "!=" or ">=" or ">";

    /// <summary>The condition, or null when the argument is not what the word expects.</summary>
    public static PacketTest? Make(FilterToken token, string sign, string argument)
    {
        if (token.IsQuoted)
            return Text(token.Text);

        return token.Text.ToLowerInvariant() switch
        {
            "port" => Port(argument, source: true, destination: true),
            "sport" => Port(argument, source: true, destination: false),
            "dport" => Port(argument, source: false, destination: true),
            "host" => Host(argument, source: true, destination: true),
            "src" => Host(argument, source: true, destination: false),
            "dst" => Host(argument, source: false, destination: true),
            "len" => Number(argument, sign, (in PacketHeader _, in PacketSummary summary) => summary.Length),
            "ttl" => Number(
                argument,
                sign,
                (in PacketHeader header, in PacketSummary _) => IsIp(header) ? header.TimeToLive : null
            ),
            "vlan" => Number(
                argument,
                sign,
                (in PacketHeader header, in PacketSummary _) => IsIp(header) ? header.Vlan : null
            ),
            "proto" => Number(
                argument,
                sign,
                (in PacketHeader header, in PacketSummary _) => IsIp(header) ? (int)header.Protocol : null
            ),
            "flags" => Flags(argument),
            "before" => (in PacketHeader _, in PacketSummary _, bool before) => before,
            "after" => (in PacketHeader _, in PacketSummary _, bool before) => !before,
            var word => FilterProtocols.Make(word) ?? Host(word, source: true, destination: true) ?? Text(token.Text),
        };
    }

    private delegate int? Value(in PacketHeader header, in PacketSummary summary);

    private static bool IsIp(in PacketHeader header) => header.IpLength != 0;

    private static string? ExpectationOrNull(FilterToken token) =>
        token.Text.ToLowerInvariant() switch
        {
            "port" or "sport" or "dport" => Ports,
            "host" or "src" or "dst" => Addresses,
            "len" or "ttl" or "vlan" or "proto" => Numbers,
            "flags" => "TCP flags by their letters (F S R P A U E C), or 'none',",
            _ => null,
        };

    private static PacketTest Text(string text) =>
        (in PacketHeader _, in PacketSummary summary, bool _) =>
            summary.Info.Contains(text, StringComparison.OrdinalIgnoreCase);

    private static PacketTest? Port(string argument, bool source, bool destination)
    {
        var dash = argument.IndexOf('-');
        var low = dash < 0 ? argument : argument[..dash];
        var high = dash < 0 ? argument : argument[(dash + 1)..];
        if (!TryPort(low, out var from) || !TryPort(high, out var to) || from > to)
            return null;

        return (in PacketHeader header, in PacketSummary _, bool _) =>
            header.HasTransport
            && header.Protocol is IpProtocol.Tcp or IpProtocol.Udp or IpProtocol.Sctp
            && (
                (source && header.SourcePort >= from && header.SourcePort <= to)
                || (destination && header.DestinationPort >= from && header.DestinationPort <= to)
            );
    }

    private static bool TryPort(string text, out ushort port) =>
        ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port);

    private static PacketTest? Host(string argument, bool source, bool destination)
    {
        // "10" and "1" are addresses to the system's parser, but not to people.
        if (!argument.AsSpan().ContainsAny('.', ':') || !IpPrefix.TryParse(argument, out var prefix))
            return null;

        return (in PacketHeader header, in PacketSummary _, bool _) =>
            IsIp(header)
            && ((source && prefix.Contains(header.Source)) || (destination && prefix.Contains(header.Destination)));
    }

    private static PacketTest? Number(string argument, string sign, Value value)
    {
        if (!int.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return null;

        return (in PacketHeader header, in PacketSummary summary, bool _) =>
        {
            if (value(header, summary) is not { } actual)
                return false;
            return sign switch
            {
                "<" => actual < number,
                "<=" => actual <= number,
                ">" => actual > number,
                ">=" => actual >= number,
                "!=" => actual != number,
                _ => actual == number,
            };
        };
    }

    private static PacketTest? Flags(string argument)
    {
        var atLeast = argument.StartsWith('+');
        var flags = TcpFlags.None;
        if (
            !string.Equals(argument, "none", StringComparison.OrdinalIgnoreCase)
            && !TcpFlagText.TryParse(atLeast ? argument.AsSpan(1) : argument, out flags)
        )
            return null;

        return (in PacketHeader header, in PacketSummary _, bool _) =>
            header is { Protocol: IpProtocol.Tcp, HasTransport: true }
            && (atLeast ? (header.TcpFlags & flags) == flags : header.TcpFlags == flags);
    }
}
