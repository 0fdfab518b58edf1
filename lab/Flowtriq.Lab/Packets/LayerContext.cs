using Flowtriq.Core.Packets;

namespace Flowtriq.Lab.Packets;

/// <summary>What a layer needs to know of its surroundings.</summary>
/// <param name="Inner">The bytes of everything inside.</param>
/// <param name="Next">The layer directly inside; null for the innermost.</param>
/// <param name="Enclosing">Addresses of the nearest IP header outside.</param>
internal sealed record LayerContext(byte[] Inner, Layer? Next, (IpAddress Source, IpAddress Destination)? Enclosing)
{
    /// <summary>The EtherType of the contents; IPv4 when they have none.</summary>
    public ushort NextEtherType => Next is { EtherType: not 0 } next ? next.EtherType : (ushort)0x0800;

    /// <summary>The IP protocol of the contents; "no next header" when there are none.</summary>
    public IpProtocol NextProtocol => Next?.Protocol ?? IpProtocol.NoNextHeader;
}
