using Flowtriq.Core.Packets;

namespace Flowtriq.Lab.Packets;

/// <summary>One header of a packet under construction, built from the inside out.</summary>
/// <param name="EtherType">How a link header announces it; 0 when none can.</param>
/// <param name="Protocol">How an IP header announces it.</param>
/// <param name="Build">Makes header and contents from what lies inside.</param>
internal sealed record Layer(ushort EtherType, IpProtocol Protocol, Func<LayerContext, byte[]> Build)
{
    /// <summary>Addresses for the pseudo header, when this is an IP header.</summary>
    public (IpAddress Source, IpAddress Destination)? Addresses { get; init; }

    /// <summary>True for an MPLS label: the label above it is then not the bottom of the stack.</summary>
    public bool IsLabel { get; init; }
}
