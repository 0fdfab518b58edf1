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
    private readonly string _path;
    private readonly TimeSpan _until;
    private readonly long _started;
    private float _weight;
    private int _next;
    private int _flushed;
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
    }

    /// <summary>Identity of the capture.</summary>
    internal Guid Id { get; } = Guid.CreateVersion7();

    /// <summary>The attack it belongs to.</summary>
    internal Guid Attack => _facts.Attack;

    /// <summary>Packets that the disk was too slow for.</summary>
    internal int Lost { get; private set; }

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
        if (_ending)
            WriteStatistics(now, ports);
        Flush();
        _sample.Release(_ending ? int.MaxValue : _next);
        if (_ending)
            _file.Complete();
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
        new(Id, Attack, _path, new FileInfo(_path).Length, Math.Min(_next, _sample.BeforeCount), _next, _facts.Onset);

    private void Flush()
    {
        if (_buffer.WrittenCount > 0 && !_file.TryWrite(_buffer.WrittenSpan))
            Lost += _next - _flushed;
        _flushed = _next;
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
        _writer.WritePacket(number, packet.TimestampNanoseconds, _sample.Frame(index), packet.WireLength, comment);
    }

    private void WriteStatistics(Moment now, PortBoard ports)
    {
        foreach (var source in _facts.Sources)
        {
            if (ports.All.FirstOrDefault(port => port.About.Name == source.Name) is not { Kernel: { } kernel } port)
                continue;
            _writer.WriteStatistics(
                new CaptureStatistics(
                    _interfaces[source.InterfaceIndex],
                    Nanoseconds(now),
                    kernel.Received.Packets - source.ReceivedBefore,
                    port.Tap is { } tap && tap.Dropped >= source.DroppedBefore
                        ? tap.Dropped - source.DroppedBefore
                        : null
                )
                {
                    StartNanoseconds = _started,
                }
            );
        }
    }

    private static long Nanoseconds(Moment moment) => (moment.Wall - DateTimeOffset.UnixEpoch).Ticks * 100;
}
