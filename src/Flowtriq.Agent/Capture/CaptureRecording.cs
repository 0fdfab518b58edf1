using System.Buffers;
using System.Globalization;
using Flowtriq.Agent.Configuration;
using Flowtriq.Agent.Ports;
using Flowtriq.Agent.Uplink;
using Flowtriq.Core;
using Flowtriq.Core.Packets.Captures;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Agent.Capture;

/// <summary>
/// One pcapng being written from a growing packet sample: at most <see cref="PacketsPerTick"/> packets a tick, so that the
/// loop is never held up. It ends when the sample is full, the attack is over or a limit of time or size is reached.
/// </summary>
internal sealed class CaptureRecording
{
    private const int PacketsPerTick = 2_048;

    // Handed to the disk in pieces below the size from which the collector treats an array as large and keeps it long.
    private const int PieceBytes = 60 * 1024;
    private const string Application = "ftagent";

    private readonly PacketSample _sample;
    private readonly CaptureFacts _facts;
    private readonly CaptureConfig _limits;
    private readonly BackgroundFile _file;
    private readonly ArrayBufferWriter<byte> _buffer = new(64 * 1024);
    private readonly PcapNgWriter _writer;
    private readonly Dictionary<int, int> _interfaces = [];
    private readonly CaptureLosses _losses;
    private readonly string _path;
    private readonly TimeSpan _until;
    private readonly long _started;
    private float _weight;
    private int _next;
    private bool _ending;

    internal CaptureRecording(
        CaptureStore store,
        PacketSample sample,
        CaptureFacts facts,
        CaptureConfig limits,
        Moment now
    )
    {
        (_sample, _facts, _limits) = (sample, facts, limits);
        _path = store.PathOf(Id, facts.Onset, facts.Target);
        _until = now.Uptime + limits.Duration;
        _started = Nanoseconds(now);
        _file = new BackgroundFile(_path);
        _writer = new PcapNgWriter(_buffer);
        _writer.WriteSection(
            new CaptureSection
            {
                Hardware = System.Runtime.InteropServices.RuntimeInformation.OSArchitecture.ToString(),
                OperatingSystem = Environment.OSVersion.VersionString,
                Application = $"{Application} {AgentVersion.Text}",
                Comments = facts.Comments(),
            }
        );
        foreach (var source in facts.Sources)
            _interfaces[source.InterfaceIndex] = _writer.WriteInterface(
                new CaptureInterface
                {
                    Link = source.Link,
                    Name = source.Name,
                    SnapLength = (uint)facts.SnapLength,
                    Filter = facts.Filter(source),
                    SpeedBitsPerSecond = source.SpeedBps,
                }
            );
        _losses = new CaptureLosses(facts.Sources.Count);
    }

    /// <summary>Identity of the capture.</summary>
    internal Guid Id => _facts.Id;

    /// <summary>The attack it belongs to.</summary>
    internal Guid Attack => _facts.Attack;

    /// <summary>Packets that the disk was too slow for.</summary>
    internal int Lost => _losses.Total;

    /// <summary>Why it could not be written; null while all is well.</summary>
    internal string? Fault => _file.Fault;

    /// <summary>True when the file is complete or has failed.</summary>
    internal bool IsDone => _file.IsDone;

    /// <summary>Writes what is new; <paramref name="attackOver"/> makes it the end.</summary>
    internal void Advance(Moment now, bool attackOver, PortBoard ports)
    {
        if (_ending)
            return;
        var stop = Math.Min(_sample.Count, _next + PacketsPerTick);
        for (; _next < stop && _writer.BytesWritten < _limits.FileBytes; _next++)
        {
            WritePacket(_next);
            if (_buffer.WrittenCount >= PieceBytes)
                Flush();
        }

        var caughtUp = _next == _sample.Count;
        var limit = now.Uptime >= _until || _writer.BytesWritten >= _limits.FileBytes;
        _ending = limit || caughtUp && (attackOver || _sample.IsFull);
        Flush();
        _sample.Release(_ending ? int.MaxValue : _next);
        if (!_ending)
            return;
        WriteStatistics(now, ports);
        _file.Complete(_buffer.WrittenSpan);
    }

    /// <summary>Ends the file now, complete with all packets so far and the statistics: the agent stops or starts anew.</summary>
    internal void End(Moment now, PortBoard ports)
    {
        while (!_ending)
            Advance(now, attackOver: true, ports);
    }

    /// <summary>Waits for the disk, at most <paramref name="limit"/>.</summary>
    internal void Wait(TimeSpan limit) => _file.Wait(limit);

    /// <summary>The file, once it is done without a fault.</summary>
    internal CaptureFile Describe() =>
        new(
            Id,
            Attack,
            _path,
            new FileInfo(_path).Length,
            _losses.KeptBefore,
            _losses.Kept,
            _file.Sha256,
            _facts.Onset
        );

    private void Flush()
    {
        if (_buffer.WrittenCount == 0)
            return;
        if (_file.TryWrite(_buffer.WrittenSpan))
        {
            _losses.Keep();
        }
        else
        {
            _losses.Lose();
            _weight = 0; // the remark that told it may be among what is lost
        }

        _buffer.ResetWrittenCount();
    }

    private void WritePacket(int index)
    {
        ref readonly var packet = ref _sample[index];
        if (!_interfaces.TryGetValue(packet.InterfaceIndex, out var number))
            return; // its interface was replaced while the packet waited in the ring
        string? comment = null;
        if (packet.Weight != _weight)
            comment = string.Create(
                CultureInfo.InvariantCulture,
                $"from here on a packet stands for {packet.Weight:0.##}"
            );
        _weight = packet.Weight;
        var gap = _losses.Add(number, index < _sample.BeforeCount);
        _writer.WritePacket(
            number,
            packet.TimestampNanoseconds,
            _sample.Frame(index),
            packet.WireLength,
            comment,
            gap > 0 ? (ulong)gap : null
        );
    }

    private void WriteStatistics(Moment now, PortBoard ports)
    {
        foreach (var source in _facts.Sources)
        {
            if (ports.All.FirstOrDefault(port => port.About.Name == source.Name) is not { Kernel: { } kernel } port)
                continue;
            var number = _interfaces[source.InterfaceIndex];
            _writer.WriteStatistics(
                new CaptureStatistics(
                    number,
                    Nanoseconds(now),
                    kernel.Received.Packets - source.ReceivedBefore,
                    port.Tap is { } tap && tap.Dropped >= source.DroppedBefore
                        ? tap.Dropped - source.DroppedBefore
                        : null
                )
                {
                    StartNanoseconds = _started,
                    Lost = (ulong)_losses.LostOf(number),
                    Delivered = (ulong)_losses.KeptOf(number),
                    Comment = _losses.Remark(number),
                }
            );
        }
    }

    private static long Nanoseconds(Moment moment) => (moment.Wall - DateTimeOffset.UnixEpoch).Ticks * 100;
}
