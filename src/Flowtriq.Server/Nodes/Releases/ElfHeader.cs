using System.Buffers.Binary;

namespace Flowtriq.Server.Nodes.Releases;

/// <summary>For which machine a Linux program was made, read from its first bytes (elf(5)).</summary>
internal static class ElfHeader
{
    /// <summary>Bytes that have to be read.</summary>
    internal const int Length = 20;

    /// <summary>The architecture as <c>uname -m</c> says it; null when this is no Linux program or for a machine no agent is made for.</summary>
    internal static string? Architecture(ReadOnlySpan<byte> start)
    {
        if (start.Length < Length || !start.StartsWith("\u007fELF"u8) || start[5] != 1)
            return null;
        return BinaryPrimitives.ReadUInt16LittleEndian(start[18..]) switch
        {
            62 => "x86_64",
            183 => "aarch64",
            40 => "armv7l",
            243 => "riscv64",
            _ => null,
        };
    }
}
