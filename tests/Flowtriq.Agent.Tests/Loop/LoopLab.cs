using Flowtriq.Agent.Configuration;
using Flowtriq.Agent.State;
using Flowtriq.Agent.Tests.Kernel;
using Flowtriq.Core;
using Flowtriq.Core.Detection;

namespace Flowtriq.Agent.Tests.Loop;

/// <summary>The real loop over a made-up kernel on virtual time: a tick writes the counters and turns the loop once.</summary>
internal sealed class LoopLab : IDisposable
{
    private const ulong PacketLength = 500;

    private readonly KernelTree _tree = new();
    private ulong _packets = 1_000_000;
    private DetectionOptions _options = new();

    internal LoopLab()
    {
        _tree.AddInterface("eth0", 2, physical: true, speed: 10_000);
        _tree.DefaultRouteOver("eth0");
        _tree.WriteCounters(("eth0", _packets * PacketLength, _packets, 0, 0));
        Loop = Start();
    }

    internal RecordingUplink Uplink { get; } = new();

    internal AgentLoop Loop { get; private set; }

    internal Moment Now { get; private set; } =
        new(TimeSpan.FromHours(5), new DateTimeOffset(2026, 11, 22, 3, 0, 0, TimeSpan.Zero));

    internal void Traffic(double pps, TimeSpan duration)
    {
        for (var tick = 0; tick < duration / AgentLoop.TickLength; tick++)
        {
            _packets += (ulong)(pps / 10);
            _tree.WriteCounters(("eth0", _packets * PacketLength, _packets, 0, 0));
            Advance();
        }
    }

    internal void SetClock(TimeSpan by) => Now = Now with { Wall = Now.Wall + by };

    /// <summary>Bytes that the loop allocated in each of the next ticks.</summary>
    internal List<long> AllocatedPerTick(double pps, int ticks)
    {
        var allocated = new List<long>(ticks);
        for (var tick = 0; tick < ticks; tick++)
        {
            _packets += (ulong)(pps / 10);
            _tree.WriteCounters(("eth0", _packets * PacketLength, _packets, 0, 0));
            var before = GC.GetAllocatedBytesForCurrentThread();
            Advance();
            allocated.Add(GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return allocated;
    }

    /// <summary>The process stands still, as after SIGSTOP, while the traffic goes on.</summary>
    internal void Stopped(double pps, TimeSpan duration)
    {
        _packets += (ulong)(pps * duration.TotalSeconds);
        _tree.WriteCounters(("eth0", _packets * PacketLength, _packets, 0, 0));
        Now = new Moment(Now.Uptime + duration, Now.Wall + duration);
    }

    /// <summary>The counters begin anew, as after a driver was loaded again.</summary>
    internal void CountersFromZero() => _packets = 0;

    /// <summary>The agent starts again where the kernel's counters cannot be read, for a while.</summary>
    internal void Unreadable(TimeSpan duration)
    {
        var saved = AgentState.Decode(Loop.Save(Now).Encode())!;
        _tree.TakeCountersAway();
        Restart(saved, AgentLoop.TickLength);
        for (var tick = 0; tick < duration / AgentLoop.TickLength; tick++)
            Advance();
    }

    /// <summary>The interface is not there for a while.</summary>
    internal void Unplugged(TimeSpan duration)
    {
        _tree.WriteCounters();
        for (var tick = 0; tick < duration / AgentLoop.TickLength; tick++)
            Advance();
    }

    /// <summary>Ends the loop without a word and starts another from the state it last saved.</summary>
    internal void Restart(AgentState saved, TimeSpan downFor)
    {
        Loop.Dispose();
        Now = new Moment(Now.Uptime + downFor, Now.Wall + downFor);
        Loop = Start();
        Assert.Null(Loop.Restore(saved, Now));
    }

    /// <summary>Takes another configuration as the host does: a new loop from the state of the old one.</summary>
    internal void Reconfigure(double multiplier)
    {
        _options = new DetectionOptions { Multiplier = multiplier };
        Restart(Loop.Save(Now), TimeSpan.Zero);
    }

    public void Dispose()
    {
        Loop.Dispose();
        _tree.Dispose();
    }

    private AgentLoop Start() =>
        new(
            new AgentConfig
            {
                Node = "edge-1",
                ProcRoot = _tree.Proc,
                SysRoot = _tree.Sys,
                StateDirectory = _tree.Root,
                Detection = new DetectionConfig { Options = _options },
                Capture = new CaptureConfig { Mode = CaptureMode.Counters },
            },
            Uplink,
            null,
            new LineLog(TextWriter.Null, TimeProvider.System),
            Now
        );

    private void Advance()
    {
        Now = new Moment(Now.Uptime + AgentLoop.TickLength, Now.Wall + AgentLoop.TickLength);
        Loop.Tick(Now);
    }
}
