using System.Collections.Concurrent;
using Flowtriq.Server.Mitigation.Announcing;

namespace Flowtriq.Server.Mitigation.Deciding;

/// <summary>
/// Remembers when each router last took routes. A session that is away for a moment, or that has not come up since the
/// server started, must not make the ladder climb over its level.
/// </summary>
public sealed class PeerWatch(TimeProvider time)
{
    /// <summary>Away for less than this counts as there.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<string, DateTimeOffset> lastUp = new(StringComparer.Ordinal);
    private readonly DateTimeOffset started = time.GetUtcNow();

    /// <summary>True while the server is so young that backends may not have spoken yet.</summary>
    public bool IsYoung => (time.GetUtcNow() - started).Duration() < Grace;

    /// <summary>Notes who is up, and returns the names of those that count as there.</summary>
    public IReadOnlySet<string> Note(IReadOnlyList<AnnouncerPeer> peers)
    {
        var now = time.GetUtcNow();
        var there = new HashSet<string>(StringComparer.Ordinal);
        foreach (var peer in peers)
        {
            var last = peer.Up ? lastUp[peer.Name] = now : lastUp.GetOrAdd(peer.Name, now);
            if ((now - last).Duration() < Grace)
                there.Add(peer.Name);
        }

        return there;
    }
}
