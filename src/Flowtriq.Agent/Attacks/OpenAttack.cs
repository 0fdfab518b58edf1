using Flowtriq.Core;
using Flowtriq.Core.Classification;
using Flowtriq.Core.Detection;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Agent.Attacks;

/// <summary>
/// One attack with its evidence: the packets frozen at its onset, those that followed, and what they say it is. The
/// evidence is sorted anew when the detector changes its mind about the target.
/// </summary>
internal sealed class OpenAttack
{
    // The ring holds every tick of the last 1.5 s in full; further back it is thinned and would distort the mix.
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(1);

    // The onset is an estimate: packets this close before it may be the attack's, and would pass for the target's normal traffic.
    private static readonly TimeSpan Doubt = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan MixEvery = TimeSpan.FromMilliseconds(500);
    private const int ExcessBuckets = 32;
    private const int NormalBuckets = 24;

    private readonly AttackClassifier _classifier = new();
    private readonly AttackPortrait _portrait = new();
    private readonly MixTally _tally = new();
    private TrafficMix _mix = TrafficMix.Unknown;
    private TimeSpan? _mixedAt;

    internal OpenAttack(Attack attack, PacketSample sample)
    {
        Attack = attack;
        Sample = sample;
        Sort();
    }

    /// <summary>As the detector last described it.</summary>
    internal Attack Attack { get; private set; }

    /// <summary>Packets from before the onset and of the attack.</summary>
    internal PacketSample Sample { get; }

    /// <summary>What the packets say.</summary>
    internal AttackPicture Picture => _portrait.Current;

    /// <summary>The capture made of it, once there is one.</summary>
    internal Guid? Capture { get; set; }

    /// <summary>Revision of the picture that was last told.</summary>
    internal int ToldRevision { get; set; }

    /// <summary>When it was last told.</summary>
    internal TimeSpan ToldAt { get; set; }

    /// <summary>Takes the detector's latest word.</summary>
    internal void Update(Attack attack)
    {
        var moved = attack.Target != Attack.Target;
        Attack = attack with { Onset = Attack.Onset };
        if (moved)
            Sort();
    }

    /// <summary>Goes on from what an earlier run of the agent knew.</summary>
    internal void Resume(Observation told)
    {
        _portrait.Restore(told.Picture);
        Capture = told.Capture;
        // The capture of the earlier run is complete: nobody records what is sampled from now on.
        Sample.Release(int.MaxValue);
        ToldRevision = told.Picture.Revision;
        var shift = told.Onset - Attack.Onset.Wall;
        Attack = Attack with { Onset = new Moment(Attack.Onset.Uptime + shift, told.Onset) };
    }

    /// <summary>Takes a packet that is newer than the sample, when it is part of the attack.</summary>
    internal void Add(in PacketHeader header, in SampledPacket packet, ReadOnlySpan<byte> frame)
    {
        if (!Concerns(header, packet.Direction))
            return;
        Sample.TryAdd(packet, frame);
        _classifier.Add(header, frame, packet.Weight, before: false);
        _tally.Add(header, packet.Weight, before: false);
    }

    /// <summary>Works out what it is, from all packets so far.</summary>
    internal void Classify(Moment now)
    {
        if (_classifier.Sampled > 0)
            _portrait.Observe(_classifier.Classify(BeforeSeconds(), AttackSeconds(now)));
    }

    /// <summary>What a filter can tell apart in it, from all packets so far; worked out anew twice a second at most.</summary>
    internal TrafficMix Mix(Moment now)
    {
        if (_mixedAt is { } at && now.Uptime - at < MixEvery)
            return _mix;
        _mixedAt = now.Uptime;
        var before = BeforeSeconds() - Doubt.TotalSeconds;
        return _mix = _tally.Split(before, AttackSeconds(now)).Digest(ExcessBuckets, NormalBuckets);
    }

    /// <summary>The whole of what is known, for those who are told.</summary>
    internal Observation Describe(ObservationPhase phase, NodeId node, Moment now) =>
        new()
        {
            Id = Attack.Id,
            Node = node,
            Interface = Attack.Interface,
            Direction = Attack.Direction,
            Target = Attack.Target,
            // Counters alone name no host; something is attacked all the same.
            HostCount = Math.Max(1, Attack.HostCount),
            Phase = phase,
            Subsiding = Attack.State == DetectorState.Subsiding,
            Reason = Attack.Reason,
            Onset = Attack.Onset.Wall,
            Detected = Attack.Detected.Wall,
            Ended = Attack.Ended?.Wall,
            Rate = Attack.Rate,
            Peak = Attack.Peak,
            Normal = Attack.Normal,
            Picture = Picture,
            Mix = Mix(now),
            Capture = Capture,
            Estimated = Attack.Estimated,
            TopTargets = [.. Attack.TopTargets.Select(Share)],
            Cause = Attack.Cause,
        };

    private static TargetShare Share(TargetRate rate) =>
        new(rate.Target, rate.Second, new PacketsPerSecond(rate.SecondError));

    private bool Concerns(in PacketHeader header, Direction arrival) =>
        Attack.Target is not { } target ? arrival == Attack.Direction
        : Attack.Direction == Direction.Inbound ? target.Contains(header.Destination)
        : target.Contains(header.Source);

    private void Sort()
    {
        _classifier.Clear();
        _tally.Clear();
        _mixedAt = null;
        var earliest = Sample.OnsetNanoseconds - (long)Before.TotalNanoseconds;
        for (var index = 0; index < Sample.Count; index++)
        {
            if (!Sample.Holds(index))
                continue;
            ref readonly var packet = ref Sample[index];
            var frame = Sample.Frame(index);
            if (
                packet.TimestampNanoseconds >= earliest
                && PacketParser.TryParse(frame, packet.LinkType, packet.WireLength, out var header, out _)
                && Concerns(header, packet.Direction)
            )
            {
                _classifier.Add(header, frame, packet.Weight, index < Sample.BeforeCount);
                var before = index < Sample.BeforeCount;
                if (!before || packet.TimestampNanoseconds < Sample.OnsetNanoseconds - (long)Doubt.TotalNanoseconds)
                    _tally.Add(header, packet.Weight, before);
            }
        }
    }

    private double BeforeSeconds()
    {
        if (Sample.BeforeCount == 0)
            return 0;
        var known = (Sample.OnsetNanoseconds - Sample[0].TimestampNanoseconds) / 1e9;
        return Math.Clamp(known, 0.01, Before.TotalSeconds);
    }

    private double AttackSeconds(Moment now) => Math.Max(0.1, (now.Uptime - Attack.Onset.Uptime).TotalSeconds);
}
