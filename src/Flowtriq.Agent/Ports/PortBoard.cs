using Flowtriq.Agent.Configuration;
using Flowtriq.Agent.Kernel;
using Flowtriq.Agent.Reports;
using Flowtriq.Core.Detection;
using Flowtriq.Core.Traffic;
using WatchedInterface = Flowtriq.Core.Detection.WatchedInterface;

namespace Flowtriq.Agent.Ports;

/// <summary>
/// All ports of this node: finds them, follows them through hot-plug and renaming, and reads them every tick. A port whose
/// interface is gone stays, silent, so that its baselines are there when it comes back under the same name.
/// </summary>
internal sealed class PortBoard : IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(60);

    private readonly AgentConfig _config;
    private readonly DetectionStage _detection;
    private readonly Notices _notices;
    private readonly LineLog _log;
    private readonly ProcNetDev _counters;
    private readonly List<Port> _ports = [];
    private string? _countersFault;
    private bool _nothingTold;
    private int _generation = -1;
    private TimeSpan _lookAt;

    internal PortBoard(AgentConfig config, DetectionStage detection, Notices notices, LineLog log)
    {
        (_config, _detection, _notices, _log) = (config, detection, notices, log);
        _counters = new ProcNetDev(config.ProcRoot);
        if (config.Capture.Mode != CaptureMode.Ring)
            TapRefusal = "capture.mode is counters";
    }

    /// <summary>All ports.</summary>
    internal List<Port> All => _ports;

    /// <summary>Why there is no packet tap; null while at least one works.</summary>
    internal string? TapRefusal { get; private set; }

    /// <summary>Step 1 of the tick: counters into rates, and the exact totals that the packet sample is scaled to.</summary>
    internal void Read(TimeSpan uptime, TargetMeter targets)
    {
        _counters.Read();
        TellCounters();
        if (_counters.Generation != _generation || uptime >= _lookAt)
            Look(uptime);
        foreach (var port in _ports)
        {
            port.Read(uptime);
            // A tap opened just now has seen nothing of the tick that these counters tell of.
            if (port.Tap is not { Looked: true } tap)
                continue;
            targets.Reconcile(Direction.Inbound, port.Inbound!.Delta.Packets);
            if (tap.Outgoing)
                targets.Reconcile(Direction.Outbound, port.Outbound!.Delta.Packets);
        }
    }

    /// <summary>Step 5 of the tick: fits the sampling of every tap to the traffic and to how much is wanted.</summary>
    internal void Adapt(double samplesPerSecond)
    {
        foreach (var port in _ports)
        {
            if (port.Tap is not { } tap)
                continue;
            if (tap.Failed != 0)
            {
                _notices.Add(
                    "tap_lost",
                    $"the packet tap of {port.About.Name} failed, errno {tap.Failed}; trying again"
                );
                port.CloseTap();
                _lookAt = default;
                continue;
            }

            // Outgoing frames cost forwarding time, so they are looked at only while they are abnormal.
            var outgoing = !port.Outbound!.Detector.MayLearn;
            var rate = port.Inbound!.Rates.Last.Packets.Value + (outgoing ? port.Outbound.Rates.Last.Packets.Value : 0);
            tap.Adapt(rate, samplesPerSecond, outgoing);
        }
    }

    public void Dispose()
    {
        foreach (var port in _ports)
            port.Dispose();
        _counters.Dispose();
    }

    // Without counters nothing is measured and nothing is guessed: every port is silent until they are back.
    private void TellCounters()
    {
        if (_counters.Fault is { } fault)
            _notices.Add("counters_unreadable", $"the kernel's counters cannot be read, nothing is measured: {fault}");
        else if (_countersFault is not null)
            _notices.Add("counters_back", "the kernel's counters can be read again");
        _countersFault = _counters.Fault;
    }

    private void Look(TimeSpan uptime)
    {
        _generation = _counters.Generation;
        _lookAt = uptime + LookEvery;
        var facts = SysClassNet.Read(_config.SysRoot);
        // A container may have no sysfs: the names are known all the same.
        if (facts.Count == 0)
            facts = NamedInterfaces.Of(_counters.Interfaces);
        var chosen = InterfaceSelection.Choose(_config, facts, DefaultRoute.Interfaces(_config.ProcRoot));
        if (chosen.Count == 0 && !_nothingTold)
            _notices.Add("nothing_watched", "no interface to watch was found: name them in the configuration");
        _nothingTold = chosen.Count == 0;
        foreach (var port in _ports)
        {
            if (!chosen.Any(one => one.Name == port.About.Name) && port.Kernel is not null)
            {
                port.Unplug();
                _notices.Add("interface_vanished", $"interface {port.About.Name} is gone");
            }
        }

        foreach (var one in chosen)
            Follow(one);
    }

    private void Follow(NodeInterface one)
    {
        var port = _ports.Find(known => known.About.Name == one.Name);
        if (port is null)
        {
            port = new Port(one)
            {
                Inbound = one.IsEdge ? _detection.Watch(Watched(one, Direction.Inbound)) : null,
                Outbound = one.IsEdge ? _detection.Watch(Watched(one, Direction.Outbound)) : null,
            };
            _ports.Add(port);
            _log.Info("watching", ("interface", one.Name), ("role", one.Role), ("capacityBps", one.CapacityBps));
        }

        port.Plug(one, _counters.Interfaces.FirstOrDefault(kernel => kernel.Name == one.Name));
        if (one.IsEdge && port.Tap is null && _config.Capture.Mode == CaptureMode.Ring)
            OpenTap(port);
    }

    private void OpenTap(Port port)
    {
        if (port.About.Facts.Link is null)
            return;
        port.Tap = PacketTap.TryOpen(port.About.Facts.Index, _config.Capture.SnapLength, out var reason);
        if (port.Tap is null && TapRefusal != reason)
            _notices.Add("no_tap", $"no packet tap on {port.About.Name}, counters only: {reason}");
        TapRefusal = _ports.Exists(one => one.Tap is not null) ? null : reason;
    }

    private WatchedInterface Watched(NodeInterface one, Direction direction) =>
        new(one.Name, direction, one.CapacityBps ?? 0, _config.Detection.Interfaces.GetValueOrDefault(one.Name));
}
