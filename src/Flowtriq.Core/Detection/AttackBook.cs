using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Detection;

/// <summary>
/// The attacks that are open and those that ended within the cooldown. One target and direction has at most one; what
/// is attacked inside an attacked prefix belongs to that.
/// </summary>
internal sealed class AttackBook(DetectionOptions options, Func<DateTimeOffset, Guid> makeId)
{
    /// <summary>Hosts of one /24 or /64, attacked one after the other or together, from which they are one attack on it.</summary>
    private const int SiblingsToMerge = 5;

    private readonly List<OpenAttack> open = [];
    private readonly List<OpenAttack> cooling = [];

    /// <summary>What changed in this tick.</summary>
    internal List<AttackChange> Changes { get; } = [];

    internal List<OpenAttack> Open => open;

    internal OpenAttack? Covering(IpPrefix target, Direction direction)
    {
        foreach (var attack in open)
        {
            if (attack.Covers(target, direction))
                return attack;
        }

        return null;
    }

    internal OpenAttack? Unattributed(InterfaceWatch watch)
    {
        foreach (var attack in open)
        {
            if (attack.Target is null && attack.Watch == watch)
                return attack;
        }

        return null;
    }

    /// <summary>Excess of the last 300 ms that open attacks account for, inside <paramref name="prefix"/> when given.</summary>
    internal TrafficRate Explained(Direction direction, IpPrefix? prefix)
    {
        TrafficRate sum = default;
        foreach (var attack in open)
        {
            if (attack.Direction != direction || attack.Target is not { } target)
                continue;
            if (prefix is null || (prefix.Value != target && prefix.Value.Contains(target)))
                sum += attack.Excess;
        }

        return sum;
    }

    /// <summary>Opens an attack, or continues the one that ended within the cooldown.</summary>
    internal OpenAttack Raise(OpeningFacts facts, Moment now)
    {
        var attack = cooling.Find(a =>
            a.Direction == facts.Direction
            && a.Target == facts.Target
            && (a.Target is not null || a.Watch == facts.Watch)
        );
        if (attack is null)
        {
            attack = new OpenAttack
            {
                Id = makeId(now.Wall),
                Direction = facts.Direction,
                Interface = facts.Interface,
                Reason = facts.Reason,
                Onset = facts.Onset,
                Detected = now,
            };
        }
        else
        {
            cooling.Remove(attack);
            attack.Reopenings++;
            attack.Answers = new Answers();
            attack.BelowSince = null;
            attack.State = DetectorState.Attack;
            attack.Reason = facts.Reason;
        }

        attack.Target = facts.Target;
        attack.Watch = facts.Watch ?? attack.Watch;
        attack.Hosts = facts.Hosts;
        attack.Normal = facts.Normal;
        (attack.ReportedAt, attack.ReportedRate) = (now.Uptime, attack.Rate);
        open.Add(attack);
        return attack;
    }

    internal void Report(AttackChangeKind kind, OpenAttack attack, Moment now, string cause = "")
    {
        if (attack.Muted)
            return;
        (attack.ReportedAt, attack.ReportedRate) = (now.Uptime, attack.Rate);
        Changes.Add(new AttackChange(kind, attack.Snapshot(cause)));
    }

    internal void Close(OpenAttack attack, string cause, Moment now)
    {
        attack.BelowSince ??= now;
        Report(AttackChangeKind.Closed, attack, now, cause);
        open.Remove(attack);
        attack.ClosedAt = now.Uptime;
        if (!attack.Muted)
            cooling.Add(attack);
    }

    /// <summary>Forgets what ended longer than the cooldown ago.</summary>
    internal void Forget(TimeSpan uptime)
    {
        for (var index = cooling.Count - 1; index >= 0; index--)
        {
            if (uptime - cooling[index].ClosedAt > options.Cooldown)
                cooling.RemoveAt(index);
        }
    }

    /// <summary>
    /// The network that a further host should be merged into: the /24 or /64 in which four others are or were just attacked.
    /// </summary>
    internal IpPrefix? Neighbourhood(IpPrefix host, Direction direction)
    {
        var network = new IpPrefix(host.Address, host.IsV4 ? 24 : 64);
        var siblings = Count(open) + Count(cooling);
        return host.IsHost && siblings + 1 >= SiblingsToMerge ? network : null;

        int Count(List<OpenAttack> attacks)
        {
            var count = 0;
            foreach (var attack in attacks)
            {
                if (
                    attack.Direction == direction
                    && attack.Target is { IsHost: true } target
                    && network.Contains(target)
                )
                    count++;
            }

            return count;
        }
    }

    /// <summary>Makes the oldest attack inside <paramref name="network"/> the attack on all of it and closes the others.</summary>
    internal OpenAttack? Widen(IpPrefix network, Direction direction, Moment now)
    {
        var inside = open.FindAll(a =>
            a.Direction == direction && a.Target is { IsHost: true } target && network.Contains(target)
        );
        if (inside.Count == 0)
            return null;

        foreach (var merged in inside.Skip(1))
        {
            Close(merged, $"part of the attack on {network}", now);
            cooling.Remove(merged);
        }

        inside[0].Target = network;
        inside[0].ForgetPeak();
        return inside[0];
    }
}
