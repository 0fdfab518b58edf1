using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Flowtriq.Agent.Kernel;

/// <summary>
/// Native memory for one recvmmsg(2) call: 64 frames with address and control messages, laid out once and reused by every
/// tap. Filled and read by the loop thread only.
/// </summary>
internal sealed unsafe class ReceiveBatch : IDisposable
{
    internal const int Capacity = 64;
    private const int ControlSize = 128;
    private const int VlanTag = 4;

    private readonly int _frameSize;
    private readonly byte* _frames;
    private readonly byte* _controls;
    private readonly byte* _addresses;
    private readonly LibC.Buffer* _buffers;
    private readonly LibC.MessageSlot* _slots;

    internal ReceiveBatch(int snapLength)
    {
        _frameSize = (snapLength + VlanTag + 7) & ~7;
        SnapLength = snapLength;
        _frames = (byte*)NativeMemory.AllocZeroed((nuint)(Capacity * _frameSize));
        _controls = (byte*)NativeMemory.AllocZeroed(Capacity * ControlSize);
        _addresses = (byte*)NativeMemory.AllocZeroed(Capacity * LinkLayerEndPoint.Size);
        _buffers = (LibC.Buffer*)NativeMemory.AllocZeroed((nuint)(Capacity * sizeof(LibC.Buffer)));
        _slots = (LibC.MessageSlot*)NativeMemory.AllocZeroed((nuint)(Capacity * sizeof(LibC.MessageSlot)));
        for (var i = 0; i < Capacity; i++)
        {
            // The first four bytes stay free: a stripped VLAN tag is put back by moving the addresses into them.
            _buffers[i].Start = _frames + i * _frameSize + VlanTag;
            _buffers[i].Length = (nuint)snapLength;
            _slots[i].Name = _addresses + i * LinkLayerEndPoint.Size;
            _slots[i].Buffers = &_buffers[i];
            _slots[i].BufferCount = 1;
            _slots[i].Control = _controls + i * ControlSize;
        }
    }

    /// <summary>Most bytes of a frame that are kept.</summary>
    internal int SnapLength { get; }

    /// <summary>Takes what waits, at most <see cref="Capacity"/> frames, without blocking; 0 when nothing waits, below 0 for an error.</summary>
    internal int Receive(SafeHandle socket)
    {
        for (var i = 0; i < Capacity; i++)
        {
            _slots[i].NameLength = LinkLayerEndPoint.Size;
            _slots[i].ControlLength = ControlSize;
        }

        var count = LibC.ReceiveMessages(socket, _slots, Capacity, LibC.MessageDontWait, null);
        if (count >= 0)
            return count;
        var error = Marshal.GetLastPInvokeError();
        return error is LibC.Again or LibC.Interrupted ? 0 : -error;
    }

    /// <summary>The frame at <paramref name="index"/> of the last <see cref="Receive"/>; its weight is left to the tap.</summary>
    internal Received this[int index]
    {
        get
        {
            ref var slot = ref _slots[index];
            var control = ControlMessages.Read(new ReadOnlySpan<byte>(slot.Control, (int)slot.ControlLength));
            var start = slot.Buffers->Start;
            var length = (int)slot.Received;
            if (control.VlanTag is { } tag && length >= 12)
            {
                new Span<byte>(start, 12).CopyTo(new Span<byte>(start - VlanTag, 12));
                BinaryPrimitives.WriteUInt32BigEndian(new Span<byte>(start + 8, VlanTag), tag);
                start -= VlanTag;
                length += VlanTag;
            }

            var wire = control.WireLength == 0 ? length : control.WireLength + (control.VlanTag is null ? 0 : VlanTag);
            return new Received(new ReadOnlySpan<byte>(start, length), wire, control.UnixNanoseconds, slot.Name[10]);
        }
    }

    public void Dispose()
    {
        NativeMemory.Free(_frames);
        NativeMemory.Free(_controls);
        NativeMemory.Free(_addresses);
        NativeMemory.Free(_buffers);
        NativeMemory.Free(_slots);
    }

    /// <summary>A frame as the kernel gave it; packet type as in packet(7), 4 = outgoing.</summary>
    internal readonly ref struct Received(
        ReadOnlySpan<byte> bytes,
        int wireLength,
        long unixNanoseconds,
        byte packetType
    )
    {
        internal ReadOnlySpan<byte> Bytes { get; } = bytes;
        internal int WireLength { get; } = wireLength;
        internal long UnixNanoseconds { get; } = unixNanoseconds;
        internal byte PacketType { get; } = packetType;
    }
}
