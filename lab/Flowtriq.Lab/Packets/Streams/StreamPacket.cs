using Flowtriq.Core.Packets;

namespace Flowtriq.Lab.Packets.Streams;

/// <summary>What a recipe knows when it makes one packet.</summary>
/// <param name="Random">The stream's own generator.</param>
/// <param name="Number">Packet number in the stream, from 0.</param>
/// <param name="Target">Address attacked.</param>
/// <param name="TargetPort">Port attacked.</param>
public readonly record struct StreamPacket(Random Random, int Number, IpAddress Target, ushort TargetPort)
{
    /// <summary>An unprivileged port.</summary>
    public int AnyPort() => Random.Next(1024, 65_536);

    /// <summary>Any public unicast IPv4 address: what a spoofing attacker writes.</summary>
    public IpAddress Spoofed()
    {
        while (true)
        {
            var value = (uint)Random.NextInt64(0x0100_0000, 0xE000_0000);
            if (value >> 24 is not (10 or 127) && value >> 20 != 0xAC1 && value >> 16 != 0xC0A8)
                return IpAddress.FromV4(value);
        }
    }

    /// <summary>One of <paramref name="count"/> fixed addresses: real reflectors or bots.</summary>
    public IpAddress OneOf(int count) =>
        IpAddress.FromV4(0xC633_6400 + ((uint)Random.Next(count) * 2_654_435_761 % 0x0080_0000));

    /// <summary>Bytes that look encrypted.</summary>
    public byte[] RandomBytes(int length)
    {
        var bytes = new byte[length];
        Random.NextBytes(bytes);
        return bytes;
    }
}
