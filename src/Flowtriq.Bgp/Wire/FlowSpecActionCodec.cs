using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Bgp.Wire;

/// <summary>
/// Actions of a rule as extended communities (RFC 8955 §7). Rates are IEEE floats in bytes or packets per second; the
/// AS number in front of them is informative and stays zero.
/// </summary>
public static class FlowSpecActionCodec
{
    private const ushort RateBytes = 0x8006;
    private const ushort RatePackets = 0x800C;
    private const ushort TrafficAction = 0x8007;
    private const ushort RedirectAs2 = 0x8008;
    private const ushort RedirectIpv4 = 0x8108;
    private const ushort RedirectAs4 = 0x8208;
    private const ushort Marking = 0x8009;
    private const ushort RedirectIpv6 = 0x000D;
    private const ulong TerminalBit = 1;
    private const ulong SampleBit = 2;

    /// <summary>The eight-octet communities of an action.</summary>
    public static ValueList<ExtendedCommunity> Communities(FlowSpecAction action)
    {
        var all = new List<ExtendedCommunity>(4);
        if (action.Rate is { } bytes)
            all.Add(ExtendedCommunity.From(RateBytes, BitConverter.SingleToUInt32Bits((float)bytes.Value)));
        if (action.PacketRate is { } packets)
            all.Add(ExtendedCommunity.From(RatePackets, BitConverter.SingleToUInt32Bits((float)packets.Value)));
        if (action.Sample || action.Continue)
        {
            var bits = (action.Continue ? TerminalBit : 0) | (action.Sample ? SampleBit : 0);
            all.Add(ExtendedCommunity.From(TrafficAction, bits));
        }
        if (action.Redirect is { } target && target.Address is not { IsV4: false })
            all.Add(Redirect(target));
        if (action.Mark is { } mark)
            all.Add(ExtendedCommunity.From(Marking, mark));
        return [.. all];
    }

    /// <summary>The twenty-octet communities of an action: a redirect to an IPv6 route target (RFC 8956 §6.1).</summary>
    public static ValueList<Ipv6ExtendedCommunity> Ipv6Communities(FlowSpecAction action) =>
        action.Redirect is { Address: { IsV4: false } address } target
            ? [new Ipv6ExtendedCommunity(RedirectIpv6, address.Bits, (ushort)target.Number)]
            : [];

    /// <summary>The action that communities stand for; what is unknown is passed over.</summary>
    public static FlowSpecAction Action(
        ValueList<ExtendedCommunity> communities,
        ValueList<Ipv6ExtendedCommunity> ipv6 = default
    )
    {
        var action = new FlowSpecAction();
        foreach (var community in communities.Span)
            action = Apply(action, community);
        foreach (var community in ipv6.Span)
        {
            if (community.Kind == RedirectIpv6)
                action = action with { Redirect = new(0, new IpAddress(community.Administrator), community.Local) };
        }
        return action;
    }

    private static FlowSpecAction Apply(FlowSpecAction action, ExtendedCommunity community)
    {
        var value = community.Value;
        var rate = BitConverter.UInt32BitsToSingle((uint)value);
        return community.Kind switch
        {
            RateBytes => action with { Rate = new BytesPerSecond(rate) },
            RatePackets => action with { PacketRate = new PacketsPerSecond(rate) },
            TrafficAction => action with { Continue = (value & TerminalBit) != 0, Sample = (value & SampleBit) != 0 },
            RedirectAs2 => action with { Redirect = new((ushort)(value >> 32), null, (uint)value) },
            RedirectIpv4 => action with { Redirect = new(0, IpAddress.FromV4((uint)(value >> 16)), (ushort)value) },
            RedirectAs4 => action with { Redirect = new((uint)(value >> 16), null, (ushort)value) },
            Marking => action with { Mark = (byte)(value & 63) },
            _ => action,
        };
    }

    private static ExtendedCommunity Redirect(RouteTarget target) =>
        target switch
        {
            { Address: { } address } => ExtendedCommunity.From(RedirectIpv4, ((ulong)address.V4 << 16) | target.Number),
            { Asn: <= ushort.MaxValue } => ExtendedCommunity.From(
                RedirectAs2,
                ((ulong)target.Asn << 32) | target.Number
            ),
            _ => ExtendedCommunity.From(RedirectAs4, ((ulong)target.Asn << 16) | target.Number),
        };
}
