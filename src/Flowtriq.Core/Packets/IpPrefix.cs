namespace Flowtriq.Core.Packets;

/// <summary>An IPv4 or IPv6 prefix with no host bits set.</summary>
public readonly record struct IpPrefix : IComparable<IpPrefix>
{
    /// <summary>Makes the prefix of <paramref name="length"/> bits around <paramref name="address"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative or beyond the address family's width.</exception>
    public IpPrefix(IpAddress address, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, address.Width);
        Length = (byte)length;
        var hostBits = address.Width - length;
        Address = hostBits switch
        {
            0 => address,
            128 => default,
            _ => new IpAddress(address.Bits >> hostBits << hostBits),
        };
    }

    /// <summary>The first address.</summary>
    public IpAddress Address { get; }

    /// <summary>Bits of the prefix in its own family: 0..32 or 0..128.</summary>
    public byte Length { get; }

    /// <summary>True for an IPv4 prefix.</summary>
    public bool IsV4 => Address.IsV4;

    /// <summary>True for a single address.</summary>
    public bool IsHost => Length == Address.Width;

    /// <summary>The prefix of one address: /32 or /128.</summary>
    public static IpPrefix Host(IpAddress address) => new(address, address.Width);

    /// <summary>True when the address lies inside and is of the same family.</summary>
    public bool Contains(IpAddress address) => address.IsV4 == IsV4 && new IpPrefix(address, Length).Address == Address;

    /// <summary>True when the whole of <paramref name="other"/> lies inside.</summary>
    public bool Contains(IpPrefix other) => other.Length >= Length && Contains(other.Address);

    /// <summary>Parses "a.b.c.d/n", "x::/n" or a bare address (a host prefix); refuses host bits beyond the length.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out IpPrefix prefix)
    {
        prefix = default;
        var slash = text.IndexOf('/');
        if (!IpAddress.TryParse(slash < 0 ? text : text[..slash], out var address))
            return false;

        var length = address.Width;
        if (
            slash >= 0
            && (
                !int.TryParse(text[(slash + 1)..], System.Globalization.NumberStyles.None, null, out length)
                || length > address.Width
            )
        )
            return false;

        prefix = new IpPrefix(address, length);
        return prefix.Address == address;
    }

    /// <inheritdoc/>
    public int CompareTo(IpPrefix other)
    {
        var byAddress = Address.CompareTo(other.Address);
        return byAddress != 0 ? byAddress : Length.CompareTo(other.Length);
    }

    /// <summary>"192.0.2.0/24".</summary>
    public override string ToString() => $"{Address}/{Length}";
}
