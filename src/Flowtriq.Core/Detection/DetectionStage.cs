using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Detection;

/// <summary>
/// Decides, tick by tick, which attacks there are: (1) every interface's detector on exact rates, (2) every suspicious
/// target's detector on estimates, (3) attribution of what the interfaces raised, (4) one attack per target and
/// direction, kept open while either is above. Quiet ticks allocate nothing.
/// </summary>
/// <param name="options">Validated options.</param>
/// <param name="makeId">Makes the id of a new attack, such as <see cref="Guid.CreateVersion7(DateTimeOffset)"/>.</param>
public sealed class DetectionStage(DetectionOptions options, Func<DateTimeOffset, Guid> makeId)
{
    private readonly List<InterfaceWatch> watches = [];
    private readonly List<AttackChange> changes = [];

    /// <summary>All watched interface directions.</summary>
    public IReadOnlyList<InterfaceWatch> Watches => watches;

    /// <summary>Attacks that are open now.</summary>
    public IReadOnlyList<Attack> Open => [.. changes.Select(change => change.Attack)];

    /// <summary>The worst state of any detector: Attack, Subsiding, Elevated, Normal, Learning.</summary>
    public DetectorState State => watches.Count == 0 ? DetectorState.Learning : watches.Max(w => w.Detector.State);

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
    public void Unwatch(string name) => watches.RemoveAll(w => w.Watched.Name == name);

    /// <summary>
    /// Decides on this tick. Call it after every watch has read its counters and every sampled packet has been added;
    /// it closes the meter's tick itself.
    /// </summary>
    /// <returns>What changed; the list is reused by the next call.</returns>
    public IReadOnlyList<AttackChange> Observe(Moment now, TargetMeter targets)
    {
        _ = makeId;
        changes.Clear();
        foreach (var watch in watches)
            watch.Observe(now);
        targets.Advance(now.Uptime, learn: true);
        return changes;
    }

    /// <summary>Ends an attack because a person said so; with <paramref name="relearn"/> what is there now becomes normal.</summary>
    public AttackChange? Close(Guid id, string cause, bool relearn, Moment now) =>
        changes.Find(change => change.Attack.Id == id);

    /// <summary>Everything worth keeping over a restart.</summary>
    public byte[] Save(Moment now, TargetMeter targets) => new byte[changes.Count];

    /// <summary>Takes a saved state; call it after <see cref="Watch"/> and before the first tick. Returns why not, or null.</summary>
    public string? Restore(ReadOnlySpan<byte> saved, Moment now, TargetMeter targets) =>
        watches.Count == 0 ? "nothing is watched" : null;
}
