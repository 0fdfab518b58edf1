using System.Buffers.Binary;

namespace Flowtriq.Agent.Kernel;

/// <summary>
/// The classic BPF program that takes one packet in N at random and cuts it to the snap length, inside the kernel
/// (bpf(4) of the BSDs; Linux Documentation/networking/filter.rst for the "random" and "packet type" extensions).
/// </summary>
internal static class SamplingFilter
{
    internal const int InstructionSize = 8;

    private const ushort LoadWordAbsolute = 0x20;
    private const ushort JumpIfGreaterOrEqual = 0x35;
    private const ushort JumpIfEqual = 0x15;
    private const ushort Return = 0x06;
    private const uint PacketType = 0xFFFF_F000 + 4;
    private const uint Random = 0xFFFF_F000 + 56;
    private const uint OutgoingPacket = 4;

    /// <summary>Sampling of 1 in N as the kernel does it: a packet passes when a random 32-bit number is below this.</summary>
    internal static uint Threshold(int oneIn) => (uint)(0x1_0000_0000UL / (ulong)oneIn);

    /// <summary>
    /// Builds the program. <paramref name="refuseOutgoing"/> is for kernels before 4.20, which have no
    /// PACKET_IGNORE_OUTGOING.
    /// </summary>
    internal static byte[] Build(int oneIn, int snapLength, bool refuseOutgoing)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(oneIn);
        var program = new List<(ushort Code, byte True, byte False, uint Operand)>();
        // Jump distances count the instructions skipped; the refusing return is always the last one.
        var afterType = oneIn > 1 ? 3 : 1;
        if (refuseOutgoing)
        {
            program.Add((LoadWordAbsolute, 0, 0, PacketType));
            program.Add((JumpIfEqual, (byte)afterType, 0, OutgoingPacket));
        }

        if (oneIn > 1)
        {
            program.Add((LoadWordAbsolute, 0, 0, Random));
            program.Add((JumpIfGreaterOrEqual, 1, 0, Threshold(oneIn)));
        }

        program.Add((Return, 0, 0, (uint)snapLength));
        if (program.Count > 1)
            program.Add((Return, 0, 0, 0));

        var bytes = new byte[program.Count * InstructionSize];
        for (var i = 0; i < program.Count; i++)
        {
            var at = bytes.AsSpan(i * InstructionSize);
            var (code, whenTrue, whenFalse, operand) = program[i];
            BinaryPrimitives.WriteUInt16LittleEndian(at, code);
            at[2] = whenTrue;
            at[3] = whenFalse;
            BinaryPrimitives.WriteUInt32LittleEndian(at[4..], operand);
        }

        return bytes;
    }
}
