using Flowtriq.Core.Packets;

namespace Flowtriq.Agent.Ports;

/// <summary>What the packet sample held in one second.</summary>
internal record struct IntakeCounts
{
    /// <summary>Frames taken.</summary>
    internal ulong Sampled { get; set; }

    /// <summary>Frames that were not IP or malformed.</summary>
    internal ulong Unparsed { get; set; }

    /// <summary>Packets stood for, by protocol.</summary>
    internal double Tcp { get; private set; }

    internal double Udp { get; private set; }

    internal double Icmp { get; private set; }

    internal double Other { get; private set; }

    /// <summary>Packets stood for that were fragments, of whatever protocol.</summary>
    internal double Fragments { get; private set; }

    internal readonly double All => Tcp + Udp + Icmp + Other;

    internal void Count(in PacketHeader header, double weight)
    {
        if (header.IsFragment)
            Fragments += weight;
        switch (header.Protocol)
        {
            case IpProtocol.Tcp:
                Tcp += weight;
                break;
            case IpProtocol.Udp:
                Udp += weight;
                break;
            case IpProtocol.Icmp or IpProtocol.IcmpV6:
                Icmp += weight;
                break;
            default:
                Other += weight;
                break;
        }
    }
}
