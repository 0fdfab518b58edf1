using Flowtriq.Protocol;
using Google.Protobuf;

namespace Flowtriq.Agent.Uplink;

/// <summary>
/// Events the server has not acknowledged, at most <see cref="Capacity"/>, in order, on disk. Numbers the events of
/// this run. When full the least worth is dropped, oldest first: updates, then notices, and openings and closings only
/// when nothing else is left. A disk that fails costs durability, never an event: those wait in memory, which is told, and are
/// written once the disk takes them again. Safe from any thread.
/// </summary>
internal sealed class EventQueue : IDisposable
{
    internal const int Capacity = 2_000;
    private const long RewriteAbove = 1 << 20;

    // Guards everything below: the loop adds, the uplink's thread reads and removes. Held for one append at most,
    // or for one rewrite of a few megabytes.
    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly string _instance;
    private readonly LineLog _log;
    private EventQueueFile? _file;
    private List<QueuedEvent> _waiting;
    private ulong _sequence;
    private ulong _dropped;
    private bool _unflushed;
    private bool _fullTold;

    private EventQueue(string path, string instance, EventQueueFile? file, List<QueuedEvent> waiting, LineLog log)
    {
        _path = path;
        _instance = instance;
        _file = file;
        _waiting = waiting;
        _log = log;
    }

    /// <summary>Events waiting.</summary>
    internal int Count
    {
        get
        {
            lock (_gate)
                return _waiting.Count;
        }
    }

    /// <summary>Why events wait in memory only; empty while the disk takes them.</summary>
    internal string Fault { get; private set; } = "";

    /// <summary>Events dropped since start because the queue was full.</summary>
    internal ulong Dropped
    {
        get
        {
            lock (_gate)
                return _dropped;
        }
    }

    /// <summary>Opens the queue of an earlier run, or begins one; in memory only, with a warning, when the disk refuses.</summary>
    internal static EventQueue Open(string path, string instance, LineLog log)
    {
        try
        {
            var file = EventQueueFile.Open(path, out var waiting);
            if (file.Damaged > 0)
                log.Tell(
                    "queue_damaged",
                    $"the queue of events was damaged, {waiting.Count} of them could be read and are kept: {path}"
                );
            return new EventQueue(path, instance, file, waiting, log);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            log.Tell("queue_in_memory", $"events wait in memory only, the disk does not take them: {refused.Message}");
            return new EventQueue(path, instance, null, EventQueueFile.Salvage(path), log) { Fault = refused.Message };
        }
    }

    /// <summary>Numbers the event and appends it.</summary>
    internal void Add(Event added)
    {
        lock (_gate)
        {
            added.InstanceId = _instance;
            added.Sequence = ++_sequence;
            if (_waiting.Count >= Capacity)
                DropLeastWorth_NeedsLock();
            Reopen_NeedsLock();
            var payload = added.ToByteArray();
            var offset = TryAppend_NeedsLock(EventRecordKind.Added, payload);
            var held = offset is null ? payload : null;
            var queued = new QueuedEvent(_instance, _sequence, added.BodyCase, offset ?? 0, payload.Length, held);
            _waiting.Add(queued);
            Durable_NeedsLock(offset is not null);
        }
    }

    /// <summary>The first waiting event behind <paramref name="previous"/> (null = the oldest); null when there is none.</summary>
    internal QueuedEvent? Next(QueuedEvent? previous)
    {
        lock (_gate)
        {
            if (_waiting.Count == 0)
                return null;
            if (previous is null)
                return _waiting[0];
            var index = _waiting.FindLastIndex(queued => IsAtOrBefore(queued, previous));
            return index + 1 < _waiting.Count ? _waiting[index + 1] : null;
        }
    }

    /// <summary>The event's bytes; null when the disk no longer gives them.</summary>
    internal byte[]? Read(QueuedEvent queued)
    {
        lock (_gate)
        {
            // A rewrite may have moved it since it was handed out.
            var current = _waiting.Find(other => Same(other, queued));
            return current is null ? null : current.Held ?? _file?.Read(current);
        }
    }

    /// <summary>
    /// Takes out everything of one run up to a number, but nothing behind what was sent last, whatever a server says. Returns how many.
    /// </summary>
    internal int Acknowledge(string instance, ulong sequence, QueuedEvent? lastSent = null)
    {
        lock (_gate)
        {
            var before = _waiting.Count;
            var last = lastSent is null ? before - 1 : _waiting.FindLastIndex(queued => IsAtOrBefore(queued, lastSent));
            while (last >= 0 && (_waiting[last].Instance != instance || _waiting[last].Sequence > sequence))
                last--;
            if (last < 0)
                return 0;
            // When everything goes the file is emptied, and no record need say so.
            var all = last == before - 1 && _waiting.TrueForAll(queued => queued.Instance == instance);
            for (var i = last; i >= 0; i--)
            {
                if (_waiting[i].Instance == instance)
                    Remove_NeedsLock(i, record: !all);
            }

            Compact_NeedsLock();
            return before - _waiting.Count;
        }
    }

    /// <summary>Takes out one event that can never be delivered.</summary>
    internal void Discard(QueuedEvent queued)
    {
        lock (_gate)
        {
            var index = _waiting.FindIndex(other => Same(other, queued));
            if (index < 0)
                return;
            _dropped++;
            Remove_NeedsLock(index, record: true);
        }
    }

    /// <summary>Puts on the disk what so far only the kernel holds.</summary>
    internal void Flush()
    {
        lock (_gate)
        {
            if (!_unflushed || _file is null)
                return;
            _unflushed = false;
            try
            {
                _file.Flush();
            }
            catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
            {
                // The kernel still holds the records; only a power cut could take them now.
            }
        }
    }

    public void Dispose()
    {
        Flush();
        _file?.Dispose();
    }

    // A disk that was read-only may be writable by now.
    private void Reopen_NeedsLock()
    {
        if (_file is not null)
            return;
        try
        {
            _file = EventQueueFile.Open(_path, out _);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // Told when it was opened first.
        }
    }

    // What had to wait in memory is written as soon as the disk takes one event again.
    private void Durable_NeedsLock(bool written)
    {
        if (written && Fault.Length > 0 && _file is { } file)
        {
            try
            {
                _waiting = file.Rewrite(_waiting);
                Fault = "";
                _log.Tell("queue_on_disk", "the disk takes events again, all that wait are on it");
            }
            catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
            {
                // Tried again with the next event.
            }
        }
    }

    private void DropLeastWorth_NeedsLock()
    {
        if (!_fullTold)
            _log.Tell(
                "queue_full",
                $"{Capacity} events wait: the least important make room from now on, updates first"
            );
        _fullTold = true;
        var victim = 0;
        for (var i = 1; i < _waiting.Count && _waiting[victim].Worth > 0; i++)
        {
            if (_waiting[i].Worth < _waiting[victim].Worth)
                victim = i;
        }

        _dropped++;
        Remove_NeedsLock(victim, record: true);
        Compact_NeedsLock();
    }

    private void Remove_NeedsLock(int index, bool record)
    {
        if (record)
            TryAppend_NeedsLock(EventRecordKind.Removed, _waiting[index].Removal());
        _waiting.RemoveAt(index);
    }

    private long? TryAppend_NeedsLock(EventRecordKind kind, byte[] payload)
    {
        try
        {
            _unflushed = true;
            return _file?.Append(kind, payload);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            if (Fault.Length == 0)
                _log.Tell(
                    "queue_in_memory",
                    $"events wait in memory only, the disk does not take them: {failed.Message}"
                );
            Fault = failed.Message;
            return null;
        }
    }

    private void Compact_NeedsLock()
    {
        try
        {
            if (_waiting.Count == 0)
                Empty_NeedsLock();
            else if (
                _file is { Length: > RewriteAbove } file
                && file.Length > 2 * _waiting.Sum(static q => (long)q.Length)
            )
                _waiting = file.Rewrite(_waiting);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            // Tried again after the next removal; until then the file is longer than it need be.
        }
    }

    private void Empty_NeedsLock()
    {
        _fullTold = false;
        _file?.Clear();
    }

    private static bool Same(QueuedEvent left, QueuedEvent right) =>
        left.Sequence == right.Sequence && left.Instance == right.Instance;

    private static bool IsAtOrBefore(QueuedEvent queued, QueuedEvent mark) =>
        queued.Instance == mark.Instance && queued.Sequence <= mark.Sequence;
}
