using Flowtriq.Core.Packets;

namespace Flowtriq.Core.Classification;

/// <summary>
/// Works out what an attack is from a packet sample of its target. It classifies the excess: the mix from before the onset, scaled
/// to the length of the attack, is subtracted class by class, so that ordinary traffic does not hide the attack. Memory is fixed
/// (about 170 kB) and adding a packet allocates nothing; use one instance an attack and <see cref="Clear"/> to reuse it.
/// </summary>
public sealed class AttackClassifier
{
    private readonly TrafficWindow _before = new();
    private readonly TrafficWindow _during = new();

    /// <summary>Packets of the attack window added so far.</summary>
    public int Sampled { get; private set; }

    /// <summary>Adds one sampled packet that was sent to (or, outbound, by) the target.</summary>
    /// <param name="header">Its header.</param>
    /// <param name="frame">The frame the header was parsed from; may be cut short, or empty when only the header is known.</param>
    /// <param name="weight">How many packets it stands for; the packet is left out unless this is a positive number.</param>
    /// <param name="before">True when it was sent before the onset.</param>
    public void Add(in PacketHeader header, ReadOnlySpan<byte> frame, double weight, bool before)
    {
        if (!(weight > 0) || !double.IsFinite(weight))
            return;
        Sampled += before ? 0 : 1;
        (before ? _before : _during).Add(header, Payload(header, frame), weight);
    }

    /// <summary>Describes the excess.</summary>
    /// <param name="beforeSeconds">Length of the window before the onset; 0 when there is none, which makes all traffic the attack.</param>
    /// <param name="attackSeconds">Length of the window since the onset.</param>
    /// <returns>The picture, unlocked and with revision 0; <see cref="AttackPicture.Unattributed"/> when there is no excess.</returns>
    public AttackPicture Classify(double beforeSeconds, double attackSeconds)
    {
        var ratio = beforeSeconds > 0 && attackSeconds > 0 ? attackSeconds / beforeSeconds : 0;
        return new ExcessPicture(_before, _during, double.IsFinite(ratio) ? ratio : 0).Describe();
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        _before.Clear();
        _during.Clear();
        Sampled = 0;
    }

    private static ReadOnlySpan<byte> Payload(in PacketHeader header, ReadOnlySpan<byte> frame) =>
        header.IsLaterFragment || header.PayloadOffset >= frame.Length
            ? []
            : frame.Slice(header.PayloadOffset, Math.Min(header.PayloadLength, frame.Length - header.PayloadOffset));
}
