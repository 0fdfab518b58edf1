namespace Flowtriq.Core.Classification;

/// <summary>
/// The picture of one attack over its life. Its label locks once three classifications in a row agree, each with confidence of at
/// least 0.8 and 100 packets; from then on the family stays, while vectors and shares go on following the sample.
/// <see cref="AttackPicture.Revision"/> grows when the label, the lock or the set of vectors changes, or a share moves by ten points.
/// </summary>
public sealed class AttackPortrait
{
    private const int Agreements = 3;
    private const double EnoughConfidence = 0.8;
    private const int EnoughPackets = 100;
    private const double NotableMove = 0.1;

    private int _agreed;
    private AttackFamily _candidate;
    private AttackPicture _published = AttackPicture.Unattributed;

    /// <summary>The picture to report.</summary>
    public AttackPicture Current { get; private set; } = AttackPicture.Unattributed;

    /// <summary>Takes in the latest classification and returns <see cref="Current"/>.</summary>
    /// <param name="latest">From <see cref="AttackClassifier.Classify"/>; an unattributed one changes nothing.</param>
    public AttackPicture Observe(AttackPicture latest)
    {
        if (latest.Family == AttackFamily.Unattributed)
            return Current;

        var locked = Current.Locked || Agrees(latest);
        var next = latest with
        {
            Family = Current.Locked ? Current.Family : latest.Family,
            Locked = locked,
            Revision = _published.Revision,
        };
        if (IsNews(next))
        {
            next = next with { Revision = _published.Revision + 1 };
            _published = next;
        }

        return Current = next;
    }

    /// <summary>Goes on from a picture that was saved, so that a restart does not unlock the label.</summary>
    public void Restore(AttackPicture saved)
    {
        Current = saved;
        _published = saved;
        _candidate = saved.Family;
        _agreed = 0;
    }

    private bool Agrees(AttackPicture latest)
    {
        var firm = latest.Confidence >= EnoughConfidence && latest.Sampled >= EnoughPackets;
        _agreed =
            !firm ? 0
            : latest.Family == _candidate ? _agreed + 1
            : 1;
        _candidate = latest.Family;
        return _agreed >= Agreements;
    }

    private bool IsNews(AttackPicture next) =>
        next.Family != _published.Family
        || next.Locked != _published.Locked
        || next.Vectors.Count != _published.Vectors.Count
        || next.Vectors.Any(v => !_published.Vectors.Any(p => p.Name == v.Name && IsClose(p, v)));

    private static bool IsClose(AttackVector left, AttackVector right) =>
        Math.Abs(left.PacketShare - right.PacketShare) < NotableMove
        && Math.Abs(left.ByteShare - right.ByteShare) < NotableMove;
}
