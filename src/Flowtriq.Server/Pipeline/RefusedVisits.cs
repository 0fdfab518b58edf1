using System.Collections.Immutable;

namespace Flowtriq.Server.Pipeline;

/// <summary>
/// Who came to the agents' port lately and was turned away, so that whoever adds a node sees why it does not appear.
/// In memory and bounded: a stranger can push others out of it, and nothing more.
/// </summary>
public sealed class RefusedVisits(TimeProvider time)
{
    private const int Most = 64;
    private ImmutableQueue<RefusedVisit> visits = [];
    private int count;
    private readonly Lock adding = new();

    /// <summary>Notes a visit that was refused just now.</summary>
    public void Add(string address, string reason)
    {
        lock (adding)
        {
            var next = visits.Enqueue(new RefusedVisit(time.GetUtcNow(), address, reason));
            visits = count == Most ? next.Dequeue() : next;
            count = Math.Min(count + 1, Most);
        }
    }

    /// <summary>Those at or after a time, newest first.</summary>
    public IReadOnlyList<RefusedVisit> Since(DateTimeOffset from, int most) =>
        [.. visits.Where(visit => visit.At >= from).Reverse().Take(most)];
}
