namespace Flowtriq.Lab.Packets;

/// <summary>Fields of an IPv4 header that a packet may set; the defaults are those of an ordinary packet.</summary>
public sealed record Ipv4Fields
{
    /// <summary>Time to live.</summary>
    public byte TimeToLive { get; init; } = 64;

    /// <summary>Identification.</summary>
    public ushort Identification { get; init; }

    /// <summary>"Don't fragment".</summary>
    public bool DontFragment { get; init; }

    /// <summary>"More fragments".</summary>
    public bool MoreFragments { get; init; }

    /// <summary>Offset of the fragment in bytes, a multiple of eight.</summary>
    public int FragmentOffset { get; init; }

    /// <summary>Options; padded with zeros to a multiple of four bytes, forty at most.</summary>
    public byte[] Options { get; init; } = [];
}
