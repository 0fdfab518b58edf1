using System.Text;
using Flowtriq.Core.Packets;

namespace Flowtriq.Benchmarks.Bgp;

/// <summary>The few messages of gobgpd's API (package apipb, 3.x) that the comparison sends, encoded by hand.</summary>
internal static class GoBgpMessages
{
    private static readonly byte[] Ipv4FlowSpec = [.. Number(1, 1), .. Number(2, 133)];

    /// <summary>AddPathStreamRequest: field 3 repeats the paths.</summary>
    public static byte[] AddPaths(int[] rules) => [.. rules.SelectMany(rule => Field(3, RulePath(rule)))];

    /// <summary>DeletePathRequest: field 3 is the family.</summary>
    public static byte[] DeleteAll() => Field(3, Ipv4FlowSpec);

    private static byte[] RulePath(int rule)
    {
        var destination = IpAddress.FromV4(0xC612_0000 + (uint)rule).ToString();
        byte[] prefix = [.. Number(1, 1), .. Number(2, 32), .. Field(3, Encoding.ASCII.GetBytes(destination))];
        byte[] parts =
        [
            .. Field(1, Any("FlowSpecIPPrefix", prefix)),
            .. Field(1, Any("FlowSpecComponent", Component(3, 17))),
            .. Field(1, Any("FlowSpecComponent", Component(6, 53))),
        ];
        var nlri = Any("FlowSpecNLRI", parts);
        byte[] reach = [.. Field(1, Ipv4FlowSpec), .. Field(2, "0.0.0.0"u8), .. Field(3, nlri)];
        var discard = Field(1, Any("TrafficRateExtended", []));
        return
        [
            .. Field(1, nlri),
            .. Field(2, Any("OriginAttribute", Number(1, 2))),
            .. Field(2, Any("MpReachNLRIAttribute", reach)),
            .. Field(2, Any("ExtendedCommunitiesAttribute", discard)),
            .. Field(9, Ipv4FlowSpec),
        ];
    }

    private static byte[] Component(int type, int value) =>
        [.. Number(1, type), .. Field(2, [.. Number(1, 1), .. Number(2, value)])];

    private static byte[] Any(string message, byte[] value) =>
        [.. Field(1, Encoding.ASCII.GetBytes($"type.googleapis.com/apipb.{message}")), .. Field(2, value)];

    private static byte[] Number(int field, int value) => [(byte)(field << 3), .. Varint(value)];

    private static byte[] Field(int field, ReadOnlySpan<byte> value) =>
        [(byte)((field << 3) | 2), .. Varint(value.Length), .. value];

    private static byte[] Varint(int value) =>
        value < 0x80 ? [(byte)value] : [(byte)(value | 0x80), .. Varint(value >> 7)];
}
