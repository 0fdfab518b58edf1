using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Flowtriq.Agent.Kernel;

/// <summary>
/// Memory shared with the kernel into which it writes the sampled frames of one packet socket, with their times (TPACKET_V2,
/// packet(7) and Linux Documentation/networking/packet_mmap.rst): looking costs no system call, and the kernel takes the time of
/// the frames it keeps instead of every packet of the machine. Read by the loop thread only.
/// </summary>
internal sealed unsafe class FrameRing : IDisposable
{
    /// <summary>Frames that wait at most: what is sampled in a tick of 100 ms while an attack is recorded, twice over.</summary>
    internal const int LeastFrames = 2_048;

    private const int SolPacket = 263;
    private const int ReceiveRing = 5;
    private const int Version = 10;
    private const int Reserve = 12;
    private const int Version2 = 1;
    private const int BlockBytes = 32 << 10;
    private const int Alignment = 16;

    private readonly byte* _start;
    private readonly int _frameBytes;
    private readonly int _framesOfBlock;
    private readonly int _frames;
    private int _next;

    private FrameRing(byte* start, int frameBytes, int framesOfBlock, int frames)
    {
        _start = start;
        _frameBytes = frameBytes;
        _framesOfBlock = framesOfBlock;
        _frames = frames;
    }

    /// <summary>Frames that wait at most.</summary>
    internal int Capacity => _frames;

    /// <summary>Sets up the ring of a packet socket that is not bound yet and maps it.</summary>
    /// <param name="socket">An AF_PACKET socket.</param>
    /// <param name="snapLength">Most bytes wanted of a frame.</param>
    /// <exception cref="SocketException">The kernel refuses.</exception>
    internal static FrameRing Open(Socket socket, int snapLength)
    {
        var frame = FrameBytes(snapLength);
        var framesOfBlock = BlockBytes / frame;
        var blocks = (LeastFrames + framesOfBlock - 1) / framesOfBlock;
        socket.SetRawSocketOption(SolPacket, Version, BitConverter.GetBytes(Version2));
        socket.SetRawSocketOption(SolPacket, Reserve, BitConverter.GetBytes(RingFrame.VlanTag));
        // struct tpacket_req { unsigned int block_size, block_nr, frame_size, frame_nr; }
        Span<int> request = [BlockBytes, blocks, frame, framesOfBlock * blocks];
        socket.SetRawSocketOption(SolPacket, ReceiveRing, MemoryMarshal.AsBytes(request));
        var start = LibC.Map(
            null,
            (nuint)(BlockBytes * blocks),
            LibC.ProtectRead | LibC.ProtectWrite,
            LibC.MapShared,
            (int)socket.Handle,
            0
        );
        return start != LibC.MapFailed
            ? new FrameRing((byte*)start, frame, framesOfBlock, framesOfBlock * blocks)
            : throw new SocketException(Marshal.GetLastPInvokeError());
    }

    /// <summary>Every slot holds a frame: the kernel drops what comes.</summary>
    internal bool IsFull =>
        (Volatile.Read(ref *(uint*)Slot(_next == 0 ? _frames - 1 : _next - 1)) & RingFrame.OfUser) != 0;

    /// <summary>The oldest frame that waits; false when none does.</summary>
    internal bool TryPeek(out RingFrame frame)
    {
        var slot = Slot(_next);
        var status = Volatile.Read(ref *(uint*)slot);
        frame = new RingFrame(slot, status);
        return (status & RingFrame.OfUser) != 0;
    }

    /// <summary>Gives the slot of the oldest frame back to the kernel; its bytes are the kernel's from now on.</summary>
    internal void Release()
    {
        Volatile.Write(ref *(uint*)Slot(_next), RingFrame.OfKernel);
        _next = _next + 1 == _frames ? 0 : _next + 1;
    }

    public void Dispose() =>
        _ = LibC.Unmap(_start, (nuint)((_frames + _framesOfBlock - 1) / _framesOfBlock * BlockBytes));

    // Header, address and the reserved bytes before the frame, whose network header the kernel aligns.
    private static int FrameBytes(int snapLength)
    {
        var before = Aligned(RingFrame.HeaderBytes + LinkLayerEndPoint.Size + Alignment) + RingFrame.VlanTag;
        return Aligned(before + snapLength);
    }

    private static int Aligned(int bytes) => (bytes + Alignment - 1) / Alignment * Alignment;

    private byte* Slot(int index) =>
        _start + (nint)(index / _framesOfBlock) * BlockBytes + index % _framesOfBlock * _frameBytes;
}
