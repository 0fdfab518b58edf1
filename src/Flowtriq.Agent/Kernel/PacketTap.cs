using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Flowtriq.Agent.Kernel;

/// <summary>
/// A sampled view of one interface's frames through AF_PACKET (packet(7)): the kernel picks one in N at random and cuts it
/// to the snap length. Outgoing frames are left out unless asked for. Owned by the loop thread.
/// </summary>
internal sealed unsafe class PacketTap : IDisposable
{
    private const int SolSocket = 1;
    private const int AttachFilter = 26;
    private const int ReceiveBufferForce = 33;
    private const int TimestampNanoseconds = 35;
    private const int SolPacket = 263;
    private const int Statistics = 6;
    private const int AuxiliaryData = 8;
    private const int IgnoreOutgoing = 23;
    private const byte OutgoingPacket = 4;
    private const int BufferBytes = 4 << 20;

    private readonly Socket _socket;
    private readonly ReceiveBatch _batch;
    private readonly SamplingRate _rate = new();
    private readonly bool _kernelIgnoresOutgoing;
    private int _received;
    private int _next;
    private bool _begun;
    private int _previousOneIn = 1;
    private long _changedAt;
    private double _dropCorrection = 1;

    private PacketTap(Socket socket, ReceiveBatch batch, bool kernelIgnoresOutgoing)
    {
        _socket = socket;
        _batch = batch;
        _kernelIgnoresOutgoing = kernelIgnoresOutgoing;
    }

    /// <summary>One packet in this many is sampled.</summary>
    internal int OneIn => _rate.OneIn;

    /// <summary>Frames lost in the socket buffer, since opening.</summary>
    internal ulong Dropped { get; private set; }

    /// <summary>True once a tick has looked: from then on the sample stands for whole ticks.</summary>
    internal bool Looked { get; private set; }

    /// <summary>True while outgoing frames are sampled too.</summary>
    internal bool Outgoing { get; private set; }

    /// <summary>Errno of the last failed read; 0 while the tap works. ENETDOWN (100) means that the interface went.</summary>
    internal int Failed { get; private set; }

    /// <summary>Opens a tap; null, with the reason in words, when the kernel refuses.</summary>
    internal static PacketTap? TryOpen(int interfaceIndex, ReceiveBatch batch, out string reason)
    {
        Socket? socket = null;
        try
        {
            // Protocol 0 receives nothing until bind(2), so no frame slips past the filter.
            socket = new Socket(AddressFamily.Packet, SocketType.Raw, ProtocolType.Unspecified);
            socket.SetRawSocketOption(SolPacket, AuxiliaryData, Int(1));
            socket.SetRawSocketOption(SolSocket, TimestampNanoseconds, Int(1));
            EnlargeBuffer(socket);
            var tap = new PacketTap(socket, batch, TryIgnoreOutgoing(socket, true));
            tap.Attach();
            socket.Bind(new LinkLayerEndPoint(interfaceIndex));
            reason = "";
            return tap;
        }
        catch (SocketException refused)
        {
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
        frame = default;
        if (_next >= _received)
        {
            // A short batch means that the queue was empty: the next look waits for the next tick.
            if (_received is > 0 and < ReceiveBatch.Capacity || !Refill())
            {
                _received = _next = 0;
                _begun = false;
                Looked = true;
                _changedAt = 0; // the queue is empty: what comes now passed the filter in force, whatever the clock is set to
                return false;
            }
        }

        var received = _batch[_next++];
        var oneIn = received.UnixNanoseconds < _changedAt ? _previousOneIn : _rate.OneIn;
        frame = new TappedFrame
        {
            Bytes = received.Bytes,
            WireLength = received.WireLength,
            UnixNanoseconds = received.UnixNanoseconds,
            Weight = oneIn * _dropCorrection,
            Outgoing = received.PacketType == OutgoingPacket,
        };
        return true;
    }

    /// <summary>
    /// Ends a tick, after the last frame was taken: fits the sampling to the rate and turns outgoing frames on or off.
    /// </summary>
    internal void Adapt(double packetsPerSecond, double budget, bool outgoing)
    {
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

    public void Dispose() => _socket.Dispose();

    private bool Refill()
    {
        _next = 0;
        _received = _batch.Receive(_socket.SafeHandle);
        if (_received < 0)
            Failed = -_received;
        if (_received > 0 && !_begun)
            ReadDrops();
        _begun = _received > 0;
        return _begun;
    }

    // Reads and clears the kernel's drop counter, which corrects the weights of this tick. Only a full queue drops, so a tick
    // without frames need not ask.
    private void ReadDrops()
    {
        Span<byte> statistics = stackalloc byte[8]; // struct tpacket_stats { unsigned packets, drops; }
        if (_socket.GetRawSocketOption(SolPacket, Statistics, statistics) < 8)
            return;
        var packets = MemoryMarshal.Read<uint>(statistics);
        var drops = MemoryMarshal.Read<uint>(statistics[4..]);
        Dropped += drops;
        _dropCorrection = packets > drops ? (double)packets / (packets - drops) : 1;
    }

    private void Attach()
    {
        var refuseOutgoing = !Outgoing && !_kernelIgnoresOutgoing;
        var program = SamplingFilter.Build(_rate.OneIn, _batch.SnapLength, refuseOutgoing);
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

    private static void EnlargeBuffer(Socket socket)
    {
        try
        {
            socket.SetRawSocketOption(SolSocket, ReceiveBufferForce, Int(BufferBytes / 2));
        }
        catch (SocketException)
        {
            socket.ReceiveBufferSize = BufferBytes / 2; // without CAP_NET_ADMIN the kernel caps it at rmem_max
        }
    }

    private static ReadOnlySpan<byte> Int(int value) => BitConverter.GetBytes(value);
}
