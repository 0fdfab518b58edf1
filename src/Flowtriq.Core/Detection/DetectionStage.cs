using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Detection;

/// <summary>
/// Decides, tick by tick, which attacks there are: (1) every interface's detector on exact rates, (2) every suspicious
/// target's detector on estimates, (3) attribution of what the interfaces raised, (4) one attack per target and
/// direction, kept open while either is above. Quiet ticks allocate nothing.
/// </summary>
public sealed class DetectionStage
{
    private readonly DetectionOptions options;
    private readonly List<InterfaceWatch> watches = [];
    private readonly AttackBook book;
    private readonly TargetWatches targetWatches;
    private readonly AttackOpener opener;
    private readonly AttackFollower follower;

    /// <summary>Makes a stage that watches nothing yet.</summary>
    /// <param name="options">Validated options.</param>
    /// <param name="makeId">Makes the id of a new attack, such as <see cref="Guid.CreateVersion7(DateTimeOffset)"/>.</param>
    public DetectionStage(DetectionOptions options, Func<DateTimeOffset, Guid> makeId)
    {
        this.options = options;
        book = new AttackBook(options, makeId);
        targetWatches = new TargetWatches(options);
        opener = new AttackOpener(options, book, targetWatches, watches);
        follower = new AttackFollower(options, book, targetWatches, watches);
    }

    /// <summary>All watched interface directions.</summary>
    public IReadOnlyList<InterfaceWatch> Watches => watches;

    /// <summary>Attacks that are open now; allocates.</summary>
    public IReadOnlyList<Attack> Open =>
        [.. book.Open.Where(attack => !attack.Muted).Select(attack => attack.Snapshot())];

    /// <summary>Targets that have a detector now.</summary>
    public int WatchedTargets => targetWatches.All.Count;

    /// <summary>Suspicious targets that got no detector because 512 had one already.</summary>
    public long RefusedTargets => targetWatches.Refused;

    /// <summary>The state of the whole node: the worst of any detector; Learning when nothing is known.</summary>
    public DetectorState State
    {
        get
        {
            var worst = DetectorState.Learning;
            foreach (var watch in watches)
                worst = Worse(worst, watch.Detector.State);
            foreach (var watch in targetWatches.All)
                worst = Worse(worst, watch.Detector.State);
            foreach (var attack in book.Open)
                worst = Worse(worst, attack.State);
            return worst;
        }
    }

    /// <summary>Starts to watch, or replaces capacity and override of what is watched already.</summary>
    public InterfaceWatch Watch(WatchedInterface watched)
    {
        var watch = watches.Find(w => w.Watched.Name == watched.Name && w.Watched.Direction == watched.Direction);
        if (watch is null)
            watches.Add(watch = new InterfaceWatch(watched, options));
        else
            watch.Update(watched);
        return watch;
    }

    /// <summary>Stops watching an interface, both directions; its attacks subside.</summary>
    public void Unwatch(string name)
    {
        foreach (var attack in book.Open.Where(attack => attack.Watch?.Watched.Name == name))
            attack.Watch = null;
        watches.RemoveAll(watch => watch.Watched.Name == name);
    }

    /// <summary>
    /// Decides on this tick. Call it after every watch has read its counters and every sampled packet has been added;
    /// it closes the meter's tick itself.
    /// </summary>
    /// <returns>What changed; the list is reused by the next call.</returns>
    public IReadOnlyList<AttackChange> Observe(Moment now, TargetMeter targets)
    {
        book.Changes.Clear();
        targets.Advance(now.Uptime, MayLearn());
        foreach (var watch in watches)
            watch.Observe(now);
        foreach (var attack in book.Open)
        {
            attack.Measure(targets);
            Replies.Note(attack, watches, targets, now);
        }

        targetWatches.Discover(watches, targets);
        foreach (var watch in targetWatches.All)
        {
            var explained = watch.Target.IsHost ? default : book.Explained(watch.Direction, watch.Target);
            watch.Observe(now.Uptime, targets, targetWatches.Limits, explained);
            opener.Consider(watch, targets, now);
        }

        foreach (var watch in watches)
            opener.Consider(watch, targets, now);
        follower.Follow(targets, now);
        targetWatches.Forget(now.Uptime);
        book.Forget(now.Uptime);
        return book.Changes;
    }

    /// <summary>
    /// Ends an attack because a person said so. While its traffic stays above it does not open again; with
    /// <paramref name="relearn"/> what target and interface carry now becomes their normal. Null without such an attack.
    /// </summary>
    public AttackChange? Close(Guid id, string cause, bool relearn, Moment now, TargetMeter targets)
    {
        var attack = book.Open.Find(a => a.Id == id && !a.Muted);
        if (attack is null)
            return null;

        attack.BelowSince = now;
        var change = new AttackChange(AttackChangeKind.Closed, attack.Snapshot(cause));
        attack.BelowSince = null;
        attack.Muted = true;
        if (!relearn)
            return change;
        attack.Watch?.Relearn(now);
        if (attack.Target is { } target)
            targets.AcceptAsNormal(target, attack.Direction);
        return change;
    }

    /// <summary>Everything worth keeping over a restart, in a versioned binary form with a checksum.</summary>
    public byte[] Save(Moment now, TargetMeter targets) => StageSnapshot.Write(this, targets, now);

    /// <summary>Takes a saved state; call it after <see cref="Watch"/> and before the first tick. Returns why not, or null.</summary>
    public string? Restore(ReadOnlySpan<byte> saved, Moment now, TargetMeter targets) =>
        StageSnapshot.Read(this, targets, saved, now);

    internal List<OpenAttack> OpenAttacks => book.Open;

    private bool MayLearn()
    {
        foreach (var attack in book.Open)
        {
            if (!attack.Muted)
                return false;
        }

        foreach (var watch in watches)
        {
            if (!watch.IsSteady)
                return false;
        }

        foreach (var watch in targetWatches.All)
        {
            if (watch.Detector.State is not DetectorState.Normal and not DetectorState.Learning)
                return false;
        }

        return true;
    }

    private static DetectorState Worse(DetectorState left, DetectorState right) =>
        Concern(left) >= Concern(right) ? left : right;

    private static int Concern(DetectorState state) =>
        state switch
        {
            DetectorState.Learning => 0,
            DetectorState.Normal => 1,
            DetectorState.Elevated => 2,
            DetectorState.Subsiding => 3,
            DetectorState.Attack => 4,
        };
}
