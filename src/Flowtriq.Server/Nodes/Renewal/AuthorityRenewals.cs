using System.Collections.Immutable;
using Flowtriq.Core.Incidents;
using Flowtriq.Server.Nodes.Certificates;
using Flowtriq.Server.Nodes.Configuration;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Nodes.Renewal;

/// <summary>
/// Renews the server's authority without leaving a node behind: 1. a new one is made, and both are trusted; 2. nodes are told of it over
/// the connection they have, and those that keep it are given certificates of it, a few at a time; 3. when the time is over, or an
/// operator says so, the new one takes over and the old one is forgotten. One change at a time; persisted before it is told.
/// </summary>
internal sealed class AuthorityRenewals(
    AuthorityRenewalStore store,
    CertificateAuthority authority,
    NodeCertificates certificates,
    NodeDirectory directory,
    NodeCommands commands,
    NodeConfigs configs,
    NodeFirewalls firewalls,
    TimeProvider time,
    ILogger<AuthorityRenewals> log
) : IDisposable
{
    /// <summary>Each comes back with a handshake: not all at once.</summary>
    private const int AtOnce = 20;

    /// <summary>What a node that took no certificate of the new authority is asked again after.</summary>
    private static readonly TimeSpan AskAgain = TimeSpan.FromHours(6);

    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly Dictionary<NodeId, DateTimeOffset> asked = [];
    private AuthorityRenewal? last;

    /// <summary>The last one; null when there never was one.</summary>
    internal AuthorityRenewal? Last => Volatile.Read(ref last);

    /// <summary>Nodes that would be left behind if the new authority took over now, in the order of the fleet.</summary>
    internal ImmutableArray<RegisteredNode> Waiting =>
        authority.Next is { Name: var next }
            ? [.. directory.Current.Nodes.Where(node => !certificates.Uses(node.Id, next))]
            : [];

    /// <summary>Goes on where the server stopped, whatever it stopped in.</summary>
    internal async Task LoadAsync(CancellationToken cancel)
    {
        Volatile.Write(ref last, store.Read());
        if (Last is not { } renewal)
            return;
        if (!renewal.IsUnderWay)
            authority.Renewed(renewal.Version);
        else if (!authority.Resume(renewal.Version))
            // It had taken over on disk when the server stopped, and only this was not written down.
            authority.Renewed((await FinishedAsync(renewal, NextVersion(time.GetUtcNow()), cancel)).Version);
    }

    /// <summary>Begins; returns why it does not, or null.</summary>
    /// <param name="overlap">How long both are trusted.</param>
    /// <param name="by">Who wants it.</param>
    /// <param name="cancel">Ends the waiting.</param>
    internal async Task<string?> StartAsync(TimeSpan overlap, string by, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            var now = time.GetUtcNow();
            if (Last is { IsUnderWay: true })
                return "A renewal is under way.";
            if (authority.Acting.ExpiresAt <= now + overlap)
                return $"The authority itself ends at {authority.Acting.ExpiresAt:u}: choose less time, so that nodes can still connect.";
            authority.MakeNext(now);
            var renewal = new AuthorityRenewal(NextVersion(now), now, now + overlap, by, FinishedAt: null);
            await store.WriteAsync(renewal, cancel);
            Volatile.Write(ref last, renewal);
            authority.Resume(renewal.Version);
            RenewalLog.Started(log, authority.Next!.Name, renewal.Until);
            foreach (var node in directory.Current.Nodes)
                commands.TryTrust(node.Id, authority.List!);
            return null;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Ends it now; returns why not, or null.</summary>
    /// <param name="leaveBehind">Also when nodes must be enrolled again because of it.</param>
    /// <param name="cancel">Ends the waiting.</param>
    internal async Task<string?> FinishAsync(bool leaveBehind, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            if (Last is not { IsUnderWay: true } renewal)
                return "No renewal is under way.";
            var waiting = Waiting;
            if (!waiting.IsEmpty && !leaveBehind)
                return $"{waiting.Length} of the nodes, {waiting[0].Name} among them, would have to be enrolled again.";
            var version = NextVersion(time.GetUtcNow());
            authority.Succeed(version);
            await FinishedAsync(renewal, version, cancel);
            RenewalLog.Finished(log, authority.Acting.Name, waiting.Length);
            foreach (var node in directory.Current.Nodes)
            {
                // The list first: what follows is signed by the new one alone.
                if (!commands.TryTrust(node.Id, authority.List!))
                    continue;
                configs.Repeat(node.Id);
                firewalls.Greet(node.Id);
            }

            return null;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>One round: asks a few nodes to renew their certificates, or ends what has lasted long enough.</summary>
    internal async Task StepAsync(CancellationToken cancel)
    {
        if (Last is not { IsUnderWay: true } renewal)
            return;
        var now = time.GetUtcNow();
        if (now >= renewal.Until)
        {
            await FinishAsync(leaveBehind: true, cancel);
            return;
        }

        var left = AtOnce;
        foreach (var node in Waiting)
        {
            if (left == 0)
                return;
            if (asked.TryGetValue(node.Id, out var at) && now - at < AskAgain || !commands.TryRenew(node.Id))
                continue;
            asked[node.Id] = now;
            left--;
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task<AuthorityRenewal> FinishedAsync(
        AuthorityRenewal renewal,
        ulong version,
        CancellationToken cancel
    )
    {
        var finished = renewal with { Version = version, FinishedAt = time.GetUtcNow() };
        await store.WriteAsync(finished, cancel);
        Volatile.Write(ref last, finished);
        asked.Clear();
        return finished;
    }

    // Versions grow also when the clock goes back.
    private ulong NextVersion(DateTimeOffset now) =>
        Math.Max((Last?.Version ?? 0) + 1, (ulong)now.ToUnixMicroseconds());
}
