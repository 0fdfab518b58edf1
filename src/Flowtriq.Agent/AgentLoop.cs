using Flowtriq.Agent.Attacks;
using Flowtriq.Agent.Capture;
using Flowtriq.Agent.Configuration;
using Flowtriq.Agent.Firewall;
using Flowtriq.Agent.Hooks;
using Flowtriq.Agent.Kernel;
using Flowtriq.Agent.Ports;
using Flowtriq.Agent.Reports;
using Flowtriq.Agent.State;
using Flowtriq.Agent.Uplink;
using Flowtriq.Core;
using Flowtriq.Core.Detection;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Agent;

/// <summary>
/// The agent's spine: one thread, one wait, ten ticks a second. <see cref="Tick"/> lists the steps of the data path in order;
/// nothing in it waits for a disk, a peer or a program, and a quiet tick allocates nothing.
/// </summary>
internal sealed class AgentLoop : IDisposable
{
    internal static readonly TimeSpan TickLength = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SaveEvery = TimeSpan.FromSeconds(60);

    private readonly AgentConfig _config;
    private readonly IUplink _uplink;
    private readonly HookRunner? _hooks;
    private readonly NodeId _node;
    private readonly DetectionStage _detection;
    private readonly TargetMeter _targets;
    private readonly PacketRing _ring;
    private readonly OpenAttacks _attacks;
    private readonly PortBoard _ports;
    private readonly PacketIntake _intake;
    private readonly FirewallStep? _firewall;
    private readonly CaptureRecorder _captures;
    private readonly Notices _notices;
    private readonly ProcessCost _cost;
    private readonly ReportBuilder _reports;
    private TimeSpan _reportAt;
    private TimeSpan _saveAt;
    private Moment _last;
    private DetectorState _state;

    // The step of level 1 is made here because it speaks through the loop's notices; null where the node may not filter.
    internal AgentLoop(
        AgentConfig config,
        IUplink uplink,
        HookRunner? hooks,
        LineLog log,
        Moment now,
        Func<Notices, FirewallStep>? firewall = null
    )
    {
        (_config, _uplink, _hooks, _node) = (config, uplink, hooks, new NodeId(config.Node));
        _notices = new Notices(log);
        _firewall = firewall?.Invoke(_notices);
        _detection = new DetectionStage(config.Detection.Options, Guid.CreateVersion7);
        _targets = new TargetMeter(new OwnPrefixes(config.Prefixes));
        _ring = new PacketRing(RingSize(config.Capture));
        _attacks = new OpenAttacks(_ring);
        _ports = new PortBoard(config, _detection, _notices, log);
        _intake = new PacketIntake(_ring, _targets, _attacks);
        _captures = new CaptureRecorder(CaptureStore.Of(config), config, _notices, log);
        _cost = new ProcessCost(config.ProcRoot);
        var view = new LoopView(_ports, _intake, _ring, _targets, _detection, _attacks);
        _reports = new ReportBuilder(view, _cost, config.ServerVersion, now);
        _reportAt = now.Uptime + Second;
        _saveAt = now.Uptime + SaveEvery;
        _last = now;
    }

    /// <summary>True when the state should go to disk: the minute is over, or an attack opened or closed.</summary>
    internal bool WantsSave { get; private set; }

    /// <summary>True while nothing hangs on the next tick, no alarm and no attack still to be named or recorded: a moment for house-keeping.</summary>
    internal bool IsCalm => !_attacks.WantsPackets && !_captures.UnderWay && _state is not DetectorState.Elevated;

    /// <summary>One tick of 100 ms.</summary>
    internal void Tick(Moment now)
    {
        _last = now;
        // 1. How much: exact counters of every interface.
        _ports.Read(now.Uptime, _targets);
        // 2. Of what: the sampled packets into the ring, the target meter and the attacks they belong to.
        _intake.Drain(_ports, now);
        // 3. Is it abnormal: interfaces on exact rates, targets on estimates.
        var changes = _detection.Observe(now, _targets);
        // 4. What is it and whom does it hit; 5. tell, and begin to record.
        for (var index = 0; index < changes.Count; index++)
            Tell(changes[index], now);
        TellNews(now);
        // 6. Filter: what should be in the kernel, by policy and by order.
        _firewall?.Follow(_attacks.All, _ports, _node, now);
        // 7. Record: what is new goes to the captures under way.
        _captures.Advance(now, _ports, _uplink);
        // 8. Look closer while something is wrong, less close when all is well.
        _state = _detection.State;
        _ports.Adapt(SamplesWanted());
        _ring.Advance();
        _notices.Tell(_uplink, now);

        if (now.Uptime >= _reportAt)
        {
            _reportAt = now.Uptime + Second - TickLength / 2;
            Report(now);
        }

        WantsSave |= now.Uptime >= _saveAt;
    }

    /// <summary>Notes how long the work of the tick took.</summary>
    internal void Worked(TimeSpan duration) => _reports.Tick(duration);

    /// <summary>Ends an attack because the server's operator said so; false when there is no such attack.</summary>
    internal bool Close(Guid attack, string cause, Moment now)
    {
        if (_detection.Close(attack, cause, relearn: false, now, _targets) is not { } change)
            return false;
        Tell(change, now);
        return true;
    }

    /// <summary>Everything worth keeping over a restart.</summary>
    internal AgentState Save(Moment now)
    {
        WantsSave = false;
        _saveAt = now.Uptime + SaveEvery;
        return new AgentState(
            _detection.Save(now, _targets),
            [.. _attacks.All.Select(one => one.Describe(ObservationPhase.Updated, _node, now))]
        );
    }

    /// <summary>Goes on from a saved state; returns why it cannot, or null. Call it before the first tick.</summary>
    internal string? Restore(AgentState saved, Moment now)
    {
        _ports.Read(now.Uptime, _targets);
        if (_detection.Restore(saved.Detection, now, _targets) is { } refusal)
            return refusal;
        foreach (var attack in _detection.Open)
        {
            var one = _attacks.Apply(new AttackChange(AttackChangeKind.Updated, attack), now);
            if (saved.Open.FirstOrDefault(told => told.Id == attack.Id) is { } told)
                one.Resume(told);
            _hooks?.Adopt(one.Describe(ObservationPhase.Updated, _node, now));
        }

        return null;
    }

    /// <summary>Ends captures under way and closes the taps.</summary>
    public void Dispose()
    {
        _captures.Finish(_last, _ports, Second, _uplink);
        _ports.Dispose();
        _cost.Dispose();
    }

    private void Report(Moment now)
    {
        var report = _reports.Build(now, _uplink.Status);
        if (report.Ring.Dropped is > 0 and var lost)
            _notices.Add(
                "ring_overrun",
                $"{lost} sampled packets were lost before they were read: their buffer was full"
            );
        if (_firewall is not null)
            _firewall.Report(report);
        else
            report.Firewall = FirewallReports.NotAllowed;
        _uplink.Offer(report);
    }

    private void Tell(AttackChange change, Moment now)
    {
        var one = _attacks.Apply(change, now);
        if (change.Kind == AttackChangeKind.Opened)
            _captures.Begin(one, _ports, _uplink.Status.ClockOffset, now);
        Tell(
            one,
            change.Kind switch
            {
                AttackChangeKind.Opened => ObservationPhase.Opened,
                AttackChangeKind.Updated => ObservationPhase.Updated,
                AttackChangeKind.Closed => ObservationPhase.Closed,
            },
            now
        );
        WantsSave |= change.Kind != AttackChangeKind.Updated;
    }

    private void TellNews(Moment now)
    {
        for (var index = 0; index < _attacks.All.Count; index++)
        {
            var one = _attacks.All[index];
            if (OpenAttacks.HasNews(one, now))
                Tell(one, ObservationPhase.Updated, now);
        }
    }

    private void Tell(OpenAttack one, ObservationPhase phase, Moment now)
    {
        var observation = one.Describe(phase, _node, now);
        (one.ToldRevision, one.ToldAt) = (one.Picture.Revision, now.Uptime);
        // The hook first: it is what stops the attack.
        _hooks?.Follow(observation);
        _firewall?.Changed();
        _uplink.Offer(observation, now.Wall);
    }

    private int SamplesWanted() =>
        _state is DetectorState.Elevated || _attacks.WantsPackets
            ? _config.Capture.SamplesPerSecondElevated
            : _config.Capture.SamplesPerSecond;

    private static PacketRingOptions RingSize(CaptureConfig capture) =>
        new()
        {
            SnapLength = capture.SnapLength,
            BeforeLimit = capture.PacketsBefore,
            AttackLimit = capture.Packets,
        };
}
