using Flowtriq.Core;
using Flowtriq.Core.Detection;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Agent.Attacks;

/// <summary>
/// The attacks that are open, each with its evidence. Follows the detector: an attack enters when it opens and leaves when
/// it closes. Quiet ticks do nothing here.
/// </summary>
internal sealed class OpenAttacks(PacketRing ring)
{
    private static readonly TimeSpan Eager = TimeSpan.FromSeconds(3);

    private readonly List<OpenAttack> _open = [];

    /// <summary>All that are open.</summary>
    internal List<OpenAttack> All => _open;

    /// <summary>True while packets of any attack are still wanted: its sample is not full, or its name not settled.</summary>
    internal bool WantsPackets
    {
        get
        {
            foreach (var one in _open)
            {
                if (!one.Sample.IsFull || !one.Picture.Locked)
                    return true;
            }

            return false;
        }
    }

    /// <summary>Hands a packet to every attack that it belongs to.</summary>
    internal void Add(in PacketHeader header, in SampledPacket packet, ReadOnlySpan<byte> frame)
    {
        foreach (var one in _open)
            one.Add(header, packet, frame);
    }

    /// <summary>Applies a change and names the attack anew; a closed one is returned but no longer among <see cref="All"/>.</summary>
    internal OpenAttack Apply(AttackChange change, Moment now)
    {
        var one = Find(change.Attack.Id);
        if (one is null)
            _open.Add(one = Begin(change.Attack));
        else
            one.Update(change.Attack);
        one.Classify(now);
        if (change.Kind == AttackChangeKind.Closed)
            _open.Remove(one);
        return one;
    }

    /// <summary>
    /// The first seconds decide what people read, so a young attack is named anew every tick; true for one whose picture has
    /// changed since it was last told.
    /// </summary>
    internal static bool HasNews(OpenAttack one, Moment now)
    {
        if (now.Uptime - one.Attack.Detected.Uptime > Eager)
            return false;
        one.Classify(now);
        return one.Picture.Revision != one.ToldRevision && now.Uptime - one.ToldAt >= TimeSpan.FromMilliseconds(250);
    }

    internal OpenAttack? Find(Guid id) => _open.Find(one => one.Attack.Id == id);

    private OpenAttack Begin(Attack attack)
    {
        var (placed, sample) = OnsetSearch.Freeze(attack, ring);
        return new OpenAttack(placed, sample);
    }
}
