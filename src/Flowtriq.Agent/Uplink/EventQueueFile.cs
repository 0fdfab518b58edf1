using Flowtriq.Protocol;
using Google.Protobuf;
using Microsoft.Win32.SafeHandles;

namespace Flowtriq.Agent.Uplink;

/// <summary>The event queue's append-only file. A record is one write; a torn or damaged one is skipped when read.</summary>
internal sealed class EventQueueFile : IDisposable
{
    // Many times what 2,000 events take between two rewrites: what is behind it is no queue.
    private const int LongestFile = 64 << 20;

    private readonly string _path;
    private SafeFileHandle _handle;

    private EventQueueFile(string path, SafeFileHandle handle)
    {
        _path = path;
        _handle = handle;
    }

    internal long Length { get; private set; }

    private bool ReadOnly { get; init; }

    /// <summary>Damaged stretches met while reading.</summary>
    internal int Damaged { get; private set; }

    /// <summary>Opens or makes the file and reads what waits in it, oldest first.</summary>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    internal static EventQueueFile Open(string path, out List<QueuedEvent> waiting)
    {
        var file = new EventQueueFile(path, OpenHandle(path));
        waiting = file.ReadAll();
        return file;
    }

    /// <summary>What waits in a file that can be read and not written, every payload in memory; empty when it cannot be read either.</summary>
    internal static List<QueuedEvent> Salvage(string path)
    {
        try
        {
            var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var file = new EventQueueFile(path, handle) { ReadOnly = true };
            return [.. file.ReadAll().Select(queued => queued with { Held = file.Read(queued) })];
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Appends a record and returns where its payload lies.</summary>
    internal long Append(EventRecordKind kind, ReadOnlySpan<byte> payload)
    {
        var record = EventRecord.Write(kind, payload);
        RandomAccess.Write(_handle, record, Length);
        var offset = Length + EventRecord.HeaderLength;
        Length += record.Length;
        return offset;
    }

    /// <summary>Reads a payload back; null when the disk no longer gives it as it was written.</summary>
    internal byte[]? Read(QueuedEvent queued)
    {
        if (queued.Held is { } held)
            return held;
        var record = new byte[EventRecord.HeaderLength + queued.Length];
        try
        {
            return
                RandomAccess.Read(_handle, record, queued.Offset - EventRecord.HeaderLength) == record.Length
                && EventRecord.TryRead(record, out _, out var payload)
                && payload.Length == queued.Length
                ? payload.ToArray()
                : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Empties the file: nothing waits any more.</summary>
    internal void Clear()
    {
        RandomAccess.SetLength(_handle, 0);
        Length = 0;
    }

    /// <summary>Writes what still waits into a new file that takes this one's place at once.</summary>
    internal List<QueuedEvent> Rewrite(IReadOnlyList<QueuedEvent> waiting)
    {
        var draft = $"{_path}.new";
        try
        {
            var kept = Copy(waiting, draft, out var length);
            File.Move(draft, _path, overwrite: true);
            Length = length;
            _handle.Dispose();
            _handle = OpenHandle(_path);
            return kept;
        }
        catch (IOException)
        {
            // A full disk has no room for half a copy either.
            File.Delete(draft);
            throw;
        }
    }

    private List<QueuedEvent> Copy(IReadOnlyList<QueuedEvent> waiting, string draft, out long length)
    {
        var kept = new List<QueuedEvent>(waiting.Count);
        File.Delete(draft);
        using var next = new EventQueueFile(draft, OpenHandle(draft));
        foreach (var queued in waiting)
        {
            if (Read(queued) is { } payload)
                kept.Add(queued with { Offset = next.Append(EventRecordKind.Added, payload), Held = null });
        }

        next.Flush();
        length = next.Length;
        return kept;
    }

    /// <summary>Waits until the disk has everything.</summary>
    internal void Flush() => RandomAccess.FlushToDisk(_handle);

    public void Dispose() => _handle.Dispose();

    private List<QueuedEvent> ReadAll()
    {
        var waiting = new List<QueuedEvent>();
        var bytes = new byte[Math.Min(RandomAccess.GetLength(_handle), LongestFile)];
        if (RandomAccess.GetLength(_handle) > LongestFile)
            Damaged++;
        var length = RandomAccess.Read(_handle, bytes, 0);
        var position = 0;
        var end = 0;
        while (position < length)
        {
            if (!EventRecord.TryRead(bytes.AsSpan(position, length - position), out var kind, out var payload))
            {
                Damaged++;
                var next = bytes.AsSpan(position + 1, length - position - 1).IndexOf(EventRecord.Magic);
                position = next < 0 ? length : position + 1 + next;
                continue;
            }

            Apply(waiting, kind, payload, position + EventRecord.HeaderLength);
            position += EventRecord.HeaderLength + payload.Length;
            end = position;
        }

        // What follows the last whole record is a torn write: the next record takes its place.
        if (!ReadOnly)
            RandomAccess.SetLength(_handle, end);
        Length = end;
        return waiting;
    }

    private static void Apply(List<QueuedEvent> waiting, EventRecordKind kind, ReadOnlySpan<byte> payload, long offset)
    {
        if (kind == EventRecordKind.Added && TryParse(payload) is { } added)
            waiting.Add(
                new QueuedEvent(added.InstanceId, added.Sequence, added.BodyCase, offset, payload.Length, Held: null)
            );
        else if (kind == EventRecordKind.Removed)
        {
            for (var i = 0; i < waiting.Count; i++)
            {
                if (!waiting[i].IsNamedBy(payload))
                    continue;
                waiting.RemoveAt(i);
                return;
            }
        }
    }

    private static Event? TryParse(ReadOnlySpan<byte> payload)
    {
        try
        {
            return Event.Parser.ParseFrom(payload);
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }

    private static SafeFileHandle OpenHandle(string path) =>
        File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
}
