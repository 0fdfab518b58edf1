using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Detection;

/// <summary>
/// Tells an outbound attack from a victim that answers one: who sends no more packets beyond normal than it receives is
/// answering; who is under an open attack may send twice as many. The attack it answers is raised inbound; its answers
/// are not raised a second time.
/// </summary>
internal static class Replies
{
    /// <summary>Packets received per packet sent from which the sent ones are answers; below 1 for packets lost on the way.</summary>
    private const double Answered = 0.9;

    /// <summary>The same for a known victim, whose estimates may be a little apart.</summary>
    private const double AnsweredByVictim = 0.5;

    internal static bool Is(AttackBook book, TargetMeter meter, IpPrefix target, Direction direction)
    {
        if (direction != Direction.Outbound)
            return false;
        var attacked =
            book.Covering(target, Direction.Inbound) is not null
            || book.Explained(Direction.Inbound, target).Packets.Value > 0;
        var received = meter.Rate(target, Direction.Inbound).Excess;
        return IsAnswered(received, meter.Rate(target, Direction.Outbound).Excess, attacked);
    }

    internal static bool Is(AttackBook book, List<InterfaceWatch> watches, InterfaceWatch watch)
    {
        if (watch.Watched.Direction != Direction.Outbound)
            return false;
        foreach (var other in watches)
        {
            if (other.Watched.Direction == Direction.Inbound && other.Watched.Name == watch.Watched.Name)
                return IsAnswered(other.Excess, watch.Excess, IsAttacked(book, watch.Watched.Name));
        }

        return false;
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

    private static bool IsAnswered(in TrafficRate received, in TrafficRate sent, bool attacked) =>
        received.Packets.Value > 0
        && received.Packets.Value >= (attacked ? AnsweredByVictim : Answered) * sent.Packets.Value;
}
