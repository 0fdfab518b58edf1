using System.Collections.Immutable;
using Flowtriq.Core.Classification;
using Flowtriq.Core.Packets;
using Google.Protobuf.Collections;

namespace Flowtriq.Protocol;

/// <summary>What a filter can tell apart in an attack, to the wire and back.</summary>
internal static class MixCodec
{
    internal static void Encode(ImmutableArray<TrafficBucket> buckets, RepeatedField<MixBucket> message)
    {
        foreach (var bucket in buckets)
        {
            message.Add(
                new MixBucket
                {
                    Protocol = (uint)bucket.Protocol,
                    SourcePort = bucket.SourcePort,
                    DestinationPort = bucket.DestinationPort,
                    Length = bucket.Length,
                    TcpFlags = (uint)bucket.Flags,
                    IcmpType = bucket.IcmpType,
                    Part = (uint)bucket.Part,
                    Pps = bucket.Packets,
                }
            );
        }
    }

    internal static TrafficMix Decode(Observation message, ref ObservationCheck check)
    {
        var excess = check.List(message.Excess, Decode);
        var normal = check.List(message.Normal, Decode);
        return excess.Count == 0 && normal.Count == 0 ? TrafficMix.Unknown : new TrafficMix([.. excess], [.. normal]);
    }

    private static TrafficBucket Decode(MixBucket bucket, ref ObservationCheck check)
    {
        check.That(
            bucket.Protocol <= byte.MaxValue
                && bucket.SourcePort <= ushort.MaxValue
                && bucket.DestinationPort <= ushort.MaxValue
                && bucket.Length <= ushort.MaxValue
                && bucket.TcpFlags <= byte.MaxValue
                && bucket.IcmpType <= byte.MaxValue
                && bucket.Part <= (uint)FragmentPart.Later,
            ObservationFault.Mix
        );
        return new TrafficBucket(
            (IpProtocol)(byte)bucket.Protocol,
            (ushort)bucket.SourcePort,
            (ushort)bucket.DestinationPort,
            (ushort)bucket.Length,
            (TcpFlags)(byte)bucket.TcpFlags,
            (byte)bucket.IcmpType,
            (FragmentPart)(byte)bucket.Part,
            check.Number(bucket.Pps)
        );
    }
}
