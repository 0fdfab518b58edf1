using System.Collections.Concurrent;
using System.Net;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Packets;

namespace Flowtriq.Server.Pipeline;

/// <summary>From which address each node last connected: no mitigation may cut its line.</summary>
public sealed class NodeAddresses
{
    private readonly ConcurrentDictionary<NodeId, IpAddress> addresses = new();

    /// <summary>The last address of every node that connected since the server started.</summary>
    public IReadOnlyDictionary<NodeId, IpAddress> All => addresses;

    /// <summary>Notes where a node connected from; anything but an IP address says nothing.</summary>
    public void Note(NodeId node, EndPoint? remote)
    {
        if (remote is IPEndPoint { Address: var address })
            addresses[node] = IpAddress.FromBytes(
                (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).GetAddressBytes()
            );
    }
}
