using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Flowtriq.Agent.Kernel;

/// <summary>
/// A sampled view of one interface's frames through AF_PACKET (packet(7)): the kernel picks one in N at random and cuts it
/// to the snap length, into memory that both share. Outgoing frames are left out unless asked for. Owned by the loop thread.
/// </summary>
internal sealed unsafe class PacketTap : IDisposable
{
    private const int SolSocket = 1;
    private const int AttachFilter = 26;
    private const int PendingError = 4;
    private const int SolPacket = 263;
    private const int Statistics = 6;
    private const int IgnoreOutgoing = 23;
    private const int TicksBetweenErrors = 10;

    private readonly Socket _socket;
    private readonly FrameRing _ring;
    private readonly int _snapLength;
    private readonly SamplingRate _rate = new();
    private readonly bool _kernelIgnoresOutgoing;
    private bool _holding;
    private int _taken;
    private int _ticks;
    private int _previousOneIn = 1;
    private long _changedAt;
    private double _dropCorrection = 1;

    private PacketTap(Socket socket, FrameRing ring, int snapLength, bool kernelIgnoresOutgoing)
    {
        _socket = socket;
        _ring = ring;
        _snapLength = snapLength;
        _kernelIgnoresOutgoing = kernelIgnoresOutgoing;
    }

    /// <summary>One packet in this many is sampled.</summary>
    internal int OneIn => _rate.OneIn;

    /// <summary>Frames lost because the ring was full, since opening.</summary>
    internal ulong Dropped { get; private set; }

    /// <summary>True once a tick has looked: from then on the sample stands for whole ticks.</summary>
    internal bool Looked { get; private set; }

    /// <summary>True while outgoing frames are sampled too.</summary>
    internal bool Outgoing { get; private set; }

    /// <summary>Errno of the socket; 0 while the tap works. ENETDOWN (100) means that the interface went down.</summary>
    internal int Failed { get; private set; }

    /// <summary>Opens a tap; null, with the reason in words, when the kernel refuses.</summary>
    internal static PacketTap? TryOpen(int interfaceIndex, int snapLength, out string reason)
    {
        Socket? socket = null;
        FrameRing? ring = null;
        try
        {
            // Protocol 0 receives nothing until bind(2), so no frame slips past the filter.
            socket = new Socket(AddressFamily.Packet, SocketType.Raw, ProtocolType.Unspecified);
            ring = FrameRing.Open(socket, snapLength);
            var tap = new PacketTap(socket, ring, snapLength, TryIgnoreOutgoing(socket, true));
            tap.Attach();
            socket.Bind(new LinkLayerEndPoint(interfaceIndex));
            reason = "";
            return tap;
        }
        catch (SocketException refused)
        {
            ring?.Dispose();
            socket?.Dispose();
            reason =
                refused.SocketErrorCode is SocketError.AccessDenied
                    ? "no CAP_NET_RAW"
                    : $"AF_PACKET: {refused.Message}";
            return null;
        }
    }

    /// <summary>Takes the next waiting frame; false when none waits, which ends the tick's look.</summary>
    internal bool TryNext(out TappedFrame frame)
    {
        if (_holding)
            _ring.Release();
        // A look takes a ringful at most: the kernel may fill it as fast as it is read.
        if (_taken >= _ring.Capacity || !_ring.TryPeek(out var next))
        {
            EndLook();
            frame = default;
            return false;
        }

        _holding = true;
        if (_taken++ == 0)
            CorrectFor(lost: next.Losing || _ring.IsFull);
        var oneIn = next.UnixNanoseconds < _changedAt ? _previousOneIn : _rate.OneIn;
        frame = new TappedFrame
        {
            Bytes = next.Restore(_snapLength),
            WireLength = next.WireLength,
            UnixNanoseconds = next.UnixNanoseconds,
            Weight = oneIn * _dropCorrection,
            Outgoing = next.Outgoing,
        };
        return true;
    }

    /// <summary>
    /// Ends a tick, after the last frame was taken: fits the sampling to the rate and turns outgoing frames on or off.
    /// </summary>
    internal void Adapt(double packetsPerSecond, double budget, bool outgoing)
    {
        if (++_ticks % TicksBetweenErrors == 0)
            Failed = ReadError();
        var before = _rate.OneIn;
        var rateChanged = _rate.Observe(packetsPerSecond, budget);
        var directionChanged = outgoing != Outgoing;
        if (!rateChanged && !directionChanged)
            return;
        if (directionChanged && _kernelIgnoresOutgoing)
            TryIgnoreOutgoing(_socket, !outgoing);
        Outgoing = outgoing;
        _previousOneIn = before;
        Attach();
        // Frames already queued came through the old filter; their kernel time says so.
        LibC.TimeSpec now;
        _ = LibC.GetTime(LibC.ClockRealtime, &now);
        _changedAt = now.Seconds * 1_000_000_000 + now.Nanoseconds;
    }

    public void Dispose()
    {
        _ring.Dispose();
        _socket.Dispose();
    }

    private void EndLook()
    {
        // Less than a ringful: nothing is left, and what comes now passed the filter in force, whatever the clock is set to.
        if (_taken < _ring.Capacity)
            _changedAt = 0;
        _taken = 0;
        _holding = false;
        Looked = true;
    }

    // Reads and clears the kernel's drop counter, which corrects the weights of this tick. It is worth a system call only when the
    // kernel marked the frame (lost some since the last call) or filled the ring (may have lost some after its last frame).
    private void CorrectFor(bool lost)
    {
        _dropCorrection = 1;
        if (!lost)
            return;
        Span<byte> statistics = stackalloc byte[8]; // struct tpacket_stats { unsigned packets, drops; }
        if (_socket.GetRawSocketOption(SolPacket, Statistics, statistics) < 8)
            return;
        var packets = MemoryMarshal.Read<uint>(statistics);
        var drops = MemoryMarshal.Read<uint>(statistics[4..]);
        Dropped += drops;
        _dropCorrection = packets > drops ? (double)packets / (packets - drops) : 1;
    }

    private int ReadError()
    {
        Span<byte> error = stackalloc byte[4];
        return _socket.GetRawSocketOption(SolSocket, PendingError, error) == 4 ? MemoryMarshal.Read<int>(error) : 0;
    }

    private void Attach()
    {
        var refuseOutgoing = !Outgoing && !_kernelIgnoresOutgoing;
        var program = SamplingFilter.Build(_rate.OneIn, _snapLength, refuseOutgoing);
        fixed (byte* start = program)
        {
            Span<byte> header = stackalloc byte[16]; // struct sock_fprog { unsigned short len; struct sock_filter *filter; }
            header.Clear();
            MemoryMarshal.Write(header, (ushort)(program.Length / SamplingFilter.InstructionSize));
            MemoryMarshal.Write(header[8..], (nint)start);
            _socket.SetRawSocketOption(SolSocket, AttachFilter, header);
        }
    }

    private static bool TryIgnoreOutgoing(Socket socket, bool ignore)
    {
        try
        {
            socket.SetRawSocketOption(SolPacket, IgnoreOutgoing, Int(ignore ? 1 : 0));
            return true;
        }
        catch (SocketException)
        {
            return false; // before Linux 4.20: the filter refuses them instead
        }
    }

    private static ReadOnlySpan<byte> Int(int value) => BitConverter.GetBytes(value);
}
