using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Flowtriq.Agent.Kernel;

/// <summary>struct sockaddr_ll (packet(7)) with protocol and interface: all that bind(2) needs.</summary>
internal sealed class LinkLayerEndPoint(int interfaceIndex) : EndPoint
{
    internal const int Size = 20;
    internal const ushort EveryProtocol = 3;

    public override AddressFamily AddressFamily => AddressFamily.Packet;

    public override SocketAddress Serialize()
    {
        var address = new SocketAddress(AddressFamily.Packet, Size);
        var bytes = address.Buffer.Span;
        BinaryPrimitives.WriteUInt16BigEndian(bytes[2..], EveryProtocol);
        MemoryMarshal.Write(bytes[4..], interfaceIndex);
        return address;
    }

    public override EndPoint Create(SocketAddress socketAddress) =>
        new LinkLayerEndPoint(MemoryMarshal.Read<int>(socketAddress.Buffer.Span[4..]));
}
