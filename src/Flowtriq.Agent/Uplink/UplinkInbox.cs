using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Flowtriq.Protocol;

namespace Flowtriq.Agent.Uplink;

/// <summary>
/// What crosses between the loop and the uplink's thread apart from events and captures: the latest report, results of
/// commands, frames for the loop. Bounded; whoever puts never waits.
/// </summary>
internal sealed class UplinkInbox
{
    private const int Capacity = 64;
    private readonly ConcurrentQueue<ServerFrame> _frames = new();
    private readonly ConcurrentQueue<CommandResult> _results = new();
    private Report? _report;
    private Diagnosis? _diagnosis;
    private ulong _skipped;
    private volatile bool _hasFrames;

    /// <summary>Reports that a newer one replaced before they were sent.</summary>
    internal ulong SkippedReports => Volatile.Read(ref _skipped);

    internal void Put(Report report)
    {
        if (Interlocked.Exchange(ref _report, report) is not null)
            Interlocked.Increment(ref _skipped);
    }

    /// <summary>The latest; it stays, since every session begins with it.</summary>
    internal Diagnosis? Diagnosis
    {
        get => Volatile.Read(ref _diagnosis);
        set => Volatile.Write(ref _diagnosis, value);
    }

    internal Report? TakeReport() => Interlocked.Exchange(ref _report, null);

    internal void Put(CommandResult result) => PutBounded(_results, result);

    internal bool TryTake([NotNullWhen(true)] out CommandResult? result) => _results.TryDequeue(out result);

    internal void Put(ServerFrame frame)
    {
        PutBounded(_frames, frame);
        _hasFrames = true;
    }

    internal bool TryTake([NotNullWhen(true)] out ServerFrame? frame)
    {
        frame = null;
        // Asked every tick: nearly always there is nothing, which one flag says.
        if (!_hasFrames)
            return false;
        // Lowered first: what is put meanwhile raises it again.
        _hasFrames = false;
        if (!_frames.TryDequeue(out frame))
            return false;
        _hasFrames = true;
        return true;
    }

    /// <summary>The oldest makes room: a server repeats what matters, and configuration comes whole.</summary>
    private static void PutBounded<T>(ConcurrentQueue<T> queue, T item)
    {
        while (queue.Count >= Capacity)
            queue.TryDequeue(out _);
        queue.Enqueue(item);
    }
}
