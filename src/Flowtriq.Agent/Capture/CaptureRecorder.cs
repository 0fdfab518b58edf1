using Flowtriq.Agent.Attacks;
using Flowtriq.Agent.Configuration;
using Flowtriq.Agent.Ports;
using Flowtriq.Agent.Reports;
using Flowtriq.Agent.Uplink;
using Flowtriq.Core;

namespace Flowtriq.Agent.Capture;

/// <summary>Step 5 of the tick: begins a capture for every attack with packets, follows those under way, hands over the finished.</summary>
internal sealed class CaptureRecorder(CaptureStore store, AgentConfig config, Notices notices, LineLog log)
{
    private const int MostAtOnce = 8;

    private readonly List<(OpenAttack Attack, CaptureRecording Recording)> _running = [];

    /// <summary>True while any capture is being written.</summary>
    internal bool UnderWay => _running.Count > 0;

    /// <summary>Begins the capture of an attack that has none yet, unless a limit forbids it.</summary>
    internal void Begin(OpenAttack attack, PortBoard ports, TimeSpan? clockOffset, Moment now)
    {
        if (attack.Capture is not null || ports.TapRefusal is not null)
            return;
        var refusal = _running.Count >= MostAtOnce ? "too many captures at once" : Refusal();
        if (refusal is not null)
        {
            notices.Add("no_capture", $"no capture of attack {attack.Attack.Id}: {refusal}");
            attack.Sample.Release(int.MaxValue);
            return;
        }

        var about = attack.Attack;
        var facts = new CaptureFacts
        {
            Attack = about.Id,
            Node = config.Node,
            Target = about.Target,
            Onset = about.Onset.Wall,
            Detected = about.Detected.Wall,
            ClockOffset = clockOffset,
            SnapLength = config.Capture.SnapLength,
            Sources = [.. ports.All.Where(port => port.Tap is not null).Select(Source)],
        };
        var recording = new CaptureRecording(store, attack.Sample, facts, config.Capture, now);
        attack.Capture = recording.Id;
        _running.Add((attack, recording));
    }

    /// <summary>Writes what is new and hands over what is finished.</summary>
    internal void Advance(Moment now, PortBoard ports, IUplink uplink)
    {
        for (var index = _running.Count - 1; index >= 0; index--)
        {
            var (attack, recording) = _running[index];
            recording.Advance(now, attack.Attack.Ended is not null, ports);
            if (!recording.IsDone)
                continue;
            _running.RemoveAt(index);
            HandOver(recording, uplink);
        }
    }

    /// <summary>
    /// Ends every capture under way: the agent stops or takes another configuration. Waits for the disk at most
    /// <paramref name="limit"/> in all; a file that takes longer is completed behind the next loop's back.
    /// </summary>
    internal void Finish(Moment now, PortBoard ports, TimeSpan limit, IUplink uplink)
    {
        foreach (var (_, recording) in _running)
            recording.End(now, ports);
        var began = TimeProvider.System.GetTimestamp();
        foreach (var (_, recording) in _running)
        {
            var left = limit - TimeProvider.System.GetElapsedTime(began);
            recording.Wait(left > TimeSpan.Zero ? left : TimeSpan.Zero);
            if (recording.IsDone)
                HandOver(recording, uplink);
        }

        _running.Clear();
    }

    private void HandOver(CaptureRecording recording, IUplink uplink)
    {
        if (recording.Fault is { } fault)
        {
            notices.Add("capture_failed", $"the capture of attack {recording.Attack} failed: {fault}");
            return;
        }

        var file = recording.Describe();
        log.Info(
            "captured",
            ("attack", file.Observation),
            ("path", file.Path),
            ("before", file.PacketsBefore),
            ("packets", file.PacketsTotal),
            ("lost", recording.Lost)
        );
        uplink.Offer(file);
        store.Prune();
    }

    private string? Refusal()
    {
        try
        {
            store.Prepare();
            return store.Refusal();
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return failed.Message;
        }
    }

    private static CaptureSource Source(Port port) =>
        new(
            port.About.Facts.Index,
            port.About.Name,
            port.About.Facts.Link!.Value,
            (ulong)(port.About.CapacityBps ?? 0),
            port.Tap!.OneIn,
            port.Kernel?.Received.Packets ?? 0,
            port.Tap.Dropped
        );
}
