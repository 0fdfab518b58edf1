using System.Buffers.Binary;
using System.Text;
using Flowtriq.Protocol;

namespace Flowtriq.Agent.Uplink;

/// <summary>One event that waits: its identity, its kind and where its bytes are.</summary>
/// <param name="Instance">Run of the agent that made it.</param>
/// <param name="Sequence">Number within that run.</param>
/// <param name="Kind">Kind of event.</param>
/// <param name="Offset">Position of the payload in the file.</param>
/// <param name="Length">Bytes of the payload.</param>
/// <param name="Held">The payload itself, when it could not be written.</param>
internal sealed record QueuedEvent(
    string Instance,
    ulong Sequence,
    Event.BodyOneofCase Kind,
    long Offset,
    int Length,
    byte[]? Held
)
{
    /// <summary>What has to go first when the queue is full: updates, then notices; openings and closings last.</summary>
    internal int Worth =>
        Kind switch
        {
            Event.BodyOneofCase.Updated => 0,
            Event.BodyOneofCase.Opened or Event.BodyOneofCase.Closed => 2,
            _ => 1,
        };

    /// <summary>The payload of the record that says this event left.</summary>
    internal byte[] Removal()
    {
        var payload = new byte[sizeof(ulong) + Encoding.UTF8.GetByteCount(Instance)];
        BinaryPrimitives.WriteUInt64LittleEndian(payload, Sequence);
        Encoding.UTF8.GetBytes(Instance, payload.AsSpan(sizeof(ulong)));
        return payload;
    }

    internal bool IsNamedBy(ReadOnlySpan<byte> removal) => Removal().AsSpan().SequenceEqual(removal);
}
