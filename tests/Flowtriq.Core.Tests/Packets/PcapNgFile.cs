using System.Buffers.Binary;

namespace Flowtriq.Core.Tests.Packets;

/// <summary>Writes pcapng blocks of kinds the product never writes, in either byte order.</summary>
internal sealed class PcapNgFile(bool bigEndian)
{
    private readonly List<byte> bytes = [];

    public PcapNgFile Section() => Block(0x0A0D0D0A, [.. W4(0x1A2B3C4D), .. W2(1), .. W2(0), .. W4(~0u), .. W4(~0u)]);

    public PcapNgFile Interface(ushort link, uint snapLength, params (ushort Code, byte[] Value)[] options) =>
        Block(
            1,
            [
                .. W2(link),
                .. W2(0),
                .. W4(snapLength),
                .. options.SelectMany(one => Option(one.Code, one.Value)),
                .. W4(0),
            ]
        );

    public PcapNgFile Enhanced(uint index, uint ticks, byte[] data) =>
        Block(
            6,
            [.. W4(index), .. W4(0), .. W4(ticks), .. W4((uint)data.Length), .. W4((uint)data.Length), .. Padded(data)]
        );

    public PcapNgFile Obsolete(ushort index, ushort drops, uint ticks, byte[] data) =>
        Block(
            2,
            [
                .. W2(index),
                .. W2(drops),
                .. W4(0),
                .. W4(ticks),
                .. W4((uint)data.Length),
                .. W4((uint)data.Length),
                .. Padded(data),
            ]
        );

    public PcapNgFile Simple(uint wireLength, byte[] data) => Block(3, [.. W4(wireLength), .. Padded(data)]);

    public PcapNgFile Block(uint type, byte[] body)
    {
        var length = W4((uint)body.Length + 12);
        bytes.AddRange([.. W4(type), .. length, .. body, .. length]);
        return this;
    }

    public byte[] ToArray() => [.. bytes];

    private byte[] Option(ushort code, byte[] value) => [.. W2(code), .. W2((ushort)value.Length), .. Padded(value)];

    private static byte[] Padded(byte[] value) => [.. value, .. new byte[-value.Length & 3]];

    private byte[] W4(uint value) =>
        BitConverter.GetBytes(bigEndian ? BinaryPrimitives.ReverseEndianness(value) : value);

    private byte[] W2(ushort value) =>
        BitConverter.GetBytes(bigEndian ? BinaryPrimitives.ReverseEndianness(value) : value);
}
