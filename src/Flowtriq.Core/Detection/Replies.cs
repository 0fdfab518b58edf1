using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Detection;

/// <summary>
/// Tells an attack from the answers to one, in both directions: one story is one attack, in the direction that began it.
/// </summary>
/// <remarks>
/// What a victim sends: who sends no more packets beyond normal than it receives is answering; who is under an open attack
/// may send twice as many. What an attacking own host receives: answers begin within a second of what they answer and keep
/// their proportion to it, at most one to one; more than that, or what begins later, is an attack of its own.
/// </remarks>
internal static class Replies
{
    /// <summary>Packets received per packet sent from which the sent ones are answers; below 1 for packets lost on the way.</summary>
    private const double Answered = 0.9;

    /// <summary>The same for a known victim, whose estimates may be a little apart.</summary>
    private const double AnsweredByVictim = 0.5;

    /// <summary>Standard errors by which an estimate of the answers may be too high.</summary>
    private const double Errors = 2;

    /// <summary>True when what passes a target beyond normal answers what passes it the other way.</summary>
    internal static bool Is(AttackBook book, TargetMeter meter, IpPrefix target, Direction direction)
    {
        var inbound = meter.Rate(target, Direction.Inbound);
        var received = inbound.Excess;
        if (direction == Direction.Inbound)
            return AreAnswers(received.Packets.Value - Errors * inbound.ShortError, ExpectedAt(book, meter, target));
        var attacked =
            book.Covering(target, Direction.Inbound) is not null
            || book.Explained(Direction.Inbound, target).Packets.Value > 0;
        return IsAnswered(received, meter.Rate(target, Direction.Outbound).Excess, attacked);
    }

    /// <summary>The same for one direction of an interface.</summary>
    internal static bool Is(AttackBook book, List<InterfaceWatch> watches, InterfaceWatch watch)
    {
        if (watch.Watched.Direction == Direction.Inbound)
            return AreAnswers(watch.Excess.Packets.Value, ExpectedOn(book, watch.Watched.Name));
        return Inbound(watches, watch.Watched.Name) is { } other
            && IsAnswered(other.Excess, watch.Excess, IsAttacked(book, watch.Watched.Name));
    }

    /// <summary>Notes how much an open outbound attack is answered.</summary>
    internal static void Note(OpenAttack attack, List<InterfaceWatch> watches, TargetMeter meter, Moment now)
    {
        if (attack.Direction != Direction.Outbound)
            return;
        var received = attack.Target is { } target
            ? meter.Rate(target, Direction.Inbound).Excess
            : Inbound(watches, attack.Interface)?.Excess ?? default;
        attack.Answers.Note(attack.Excess, received, now.Uptime);
    }

    private static InterfaceWatch? Inbound(List<InterfaceWatch> watches, string name)
    {
        foreach (var watch in watches)
        {
            if (watch.Watched.Direction == Direction.Inbound && watch.Watched.Name == name)
                return watch;
        }

        return null;
    }

    private static bool IsAttacked(AttackBook book, string name)
    {
        foreach (var attack in book.Open)
        {
            if (attack.Direction == Direction.Inbound && attack.Interface == name)
                return true;
        }

        return false;
    }

    private static double ExpectedAt(AttackBook book, TargetMeter meter, IpPrefix target)
    {
        double expected = 0;
        foreach (var attack in book.Open)
        {
            if (attack.Covers(target, Direction.Outbound))
                expected +=
                    attack.Target == target
                        ? attack.Answers.Expected
                        : attack.Answers.Share * meter.Rate(target, Direction.Outbound).Second.Packets.Value;
            else if (attack is { Direction: Direction.Outbound, Target: { } inside } && target.Contains(inside))
                expected += attack.Answers.Expected;
        }

        return expected;
    }

    private static double ExpectedOn(AttackBook book, string name)
    {
        double expected = 0;
        foreach (var attack in book.Open)
        {
            if (attack.Direction == Direction.Outbound && attack.Interface == name)
                expected += attack.Answers.Expected;
        }

        return expected;
    }

    private static bool AreAnswers(double received, double expected) => expected > 0 && received * Answered <= expected;

    private static bool IsAnswered(in TrafficRate received, in TrafficRate sent, bool attacked) =>
        received.Packets.Value > 0
        && received.Packets.Value >= (attacked ? AnsweredByVictim : Answered) * sent.Packets.Value;
}
