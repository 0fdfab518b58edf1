namespace Flowtriq.Agent.Uplink;

/// <summary>What a record of the event queue says. The numbers are on disk.</summary>
internal enum EventRecordKind : byte
{
    /// <summary>An event joined the queue; the payload is the protobuf <c>Event</c>.</summary>
    Added = 1,

    /// <summary>An event left the queue; the payload is its sequence number and instance.</summary>
    Removed = 2,
}
