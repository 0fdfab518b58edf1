using System.Buffers.Binary;
using Flowtriq.Core.Incidents;
using Flowtriq.Protocol;
using Google.Protobuf;
using Observation = Flowtriq.Core.Incidents.Observation;
using WireObservation = Flowtriq.Protocol.Observation;

namespace Flowtriq.Agent.State;

/// <summary>
/// What survives a restart: the detector's own state (baselines and open attacks) and, of each open attack, what its packets said.
/// File form: "FTS1", length and bytes of the detector's state, then one delimited observation for each open attack.
/// </summary>
/// <param name="Detection">As the detection stage saved it.</param>
/// <param name="Open">The last word on each open attack.</param>
internal sealed record AgentState(byte[] Detection, IReadOnlyList<Observation> Open)
{
    private static readonly NodeId Self = new("self");

    private static ReadOnlySpan<byte> Magic => "FTS1"u8;

    internal byte[] Encode()
    {
        using var stream = new MemoryStream();
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, Detection.Length);
        stream.Write(Magic);
        stream.Write(length);
        stream.Write(Detection);
        foreach (var observation in Open)
            ObservationCodec.Encode(observation).WriteDelimitedTo(stream);
        return stream.ToArray();
    }

    /// <summary>Reads what <see cref="Encode"/> wrote; null for anything else, such as a file cut short.</summary>
    internal static AgentState? Decode(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length < 8 || !bytes.Span[..4].SequenceEqual(Magic))
            return null;
        var length = BinaryPrimitives.ReadInt32LittleEndian(bytes.Span[4..]);
        if (length < 0 || length > bytes.Length - 8)
            return null;
        var open = new List<Observation>();
        using var rest = new MemoryStream(bytes[(8 + length)..].ToArray());
        try
        {
            while (rest.Position < rest.Length)
            {
                var message = WireObservation.Parser.ParseDelimitedFrom(rest);
                if (ObservationCodec.Decode(Self, ObservationPhase.Updated, message, out _) is { } observation)
                    open.Add(observation);
            }
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }

        return new AgentState(bytes.Slice(8, length).ToArray(), open);
    }
}
