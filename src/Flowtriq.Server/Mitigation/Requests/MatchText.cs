using System.Collections.Immutable;
using System.Globalization;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Packets;
using Flowtriq.Server.Contract.Mitigations;

namespace Flowtriq.Server.Mitigation.Requests;

/// <summary>Reads a match as people write it. Every error is reported, by field.</summary>
internal static class MatchText
{
    internal static FlowSpecMatch Read(IpPrefix target, MatchBody body, Dictionary<string, string[]> errors)
    {
        var match = FlowSpecMatch.To(target);
        if (body.Source is { Length: > 0 } source)
        {
            if (IpPrefix.TryParse(source, out var prefix))
                match = match with { Source = prefix };
            else
                errors["match.source"] = [$"\"{source}\" is not a prefix."];
        }

        match = Add(match, FlowSpecField.Protocol, "match.protocols", body.Protocols, errors, Protocol);
        match = Add(match, FlowSpecField.SourcePort, "match.sourcePorts", body.SourcePorts, errors);
        match = Add(match, FlowSpecField.DestinationPort, "match.destinationPorts", body.DestinationPorts, errors);
        match = Add(match, FlowSpecField.PacketLength, "match.packetLengths", body.PacketLengths, errors);
        match = Add(match, FlowSpecField.IcmpType, "match.icmpTypes", body.IcmpTypes, errors);
        if (body.TcpFlags is { Count: > 0 } names)
            match = Flags(match, names, errors);
        return body.Fragments ? match.With(FlowSpecComponent.Fragment(FlowSpecFragments.IsFragment)) : match;
    }

    private static FlowSpecMatch Add(
        FlowSpecMatch match,
        FlowSpecField field,
        string name,
        IReadOnlyList<string>? ranges,
        Dictionary<string, string[]> errors,
        Func<string, uint?>? word = null
    )
    {
        if (ranges is not { Count: > 0 })
            return match;
        var terms = ImmutableArray.CreateBuilder<FlowSpecTerm>();
        // JSON may hold null where a text is expected.
        foreach (var range in ranges.Select(static range => range ?? ""))
        {
            if (word?.Invoke(range.Trim()) is { } known)
                terms.Add(new FlowSpecTerm(FlowSpecOperator.Equal, known));
            else if (TryRange(range, out var low, out var high))
                terms.AddRange(FlowSpecComponent.Range(field, low, high).Terms);
            else
                errors[name] = [$"\"{range}\" is neither a number nor a range such as 1024-65535."];
        }

        return terms.Count == 0 ? match : match.With(new FlowSpecComponent(field, terms.ToImmutable()));
    }

    private static FlowSpecMatch Flags(
        FlowSpecMatch match,
        IReadOnlyList<string> names,
        Dictionary<string, string[]> errors
    )
    {
        var set = TcpFlags.None;
        foreach (var name in names.Select(static name => name ?? ""))
        {
            if (
                !char.IsAsciiDigit(name.FirstOrDefault('0'))
                && Enum.TryParse<TcpFlags>(name, ignoreCase: true, out var flag)
            )
                set |= flag;
            else
                errors["match.tcpFlags"] = [$"\"{name}\" is not a TCP flag."];
        }

        return set == TcpFlags.None ? match : match.With(FlowSpecComponent.TcpFlags(set));
    }

    private static bool TryRange(string text, out uint low, out uint high)
    {
        var parts = text.Split('-', 2, StringSplitOptions.TrimEntries);
        var ok = uint.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out low);
        high = low;
        return ok
            && (parts.Length == 1 || uint.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out high))
            && low <= high;
    }

    private static uint? Protocol(string name) =>
        name.ToLowerInvariant() switch
        {
            "icmp" => (uint)IpProtocol.Icmp,
            "tcp" => (uint)IpProtocol.Tcp,
            "udp" => (uint)IpProtocol.Udp,
            "gre" => (uint)IpProtocol.Gre,
            _ => null,
        };
}
