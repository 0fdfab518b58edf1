using System.Buffers.Binary;

namespace Flowtriq.Scenarios.EndToEnd;

/// <summary>The smallest program for x86-64 that starts, and then neither does nor says anything until it is killed (elf(5)).</summary>
internal static class MuteProgram
{
    private const int HeaderLength = 64;
    private const int SegmentLength = 56;
    private const ulong Address = 0x400000;

    // pause(2), again and again: mov eax, 34; syscall; jmp to the start
    private static readonly byte[] Code = [0xb8, 34, 0, 0, 0, 0x0f, 0x05, 0xeb, 0xf7];

    internal static void Write(string path)
    {
        var program = new byte[HeaderLength + SegmentLength + Code.Length];
        "\u007fELF"u8.CopyTo(program);
        (program[4], program[5], program[6]) = (2, 1, 1); // 64 bits, little endian, version 1
        Put16(program, 16, 2); // an executable
        Put16(program, 18, 62); // x86-64
        Put32(program, 20, 1);
        Put64(program, 24, Address + HeaderLength + SegmentLength); // entry
        Put64(program, 32, HeaderLength); // where the segments are listed
        Put16(program, 52, HeaderLength);
        Put16(program, 54, SegmentLength);
        Put16(program, 56, 1);
        Put32(program, 64, 1); // to be loaded
        Put32(program, 68, 5); // readable, executable
        Put64(program, 80, Address);
        Put64(program, 88, Address);
        Put64(program, 96, (ulong)program.Length);
        Put64(program, 104, (ulong)program.Length);
        Put64(program, 112, 0x1000);
        Code.CopyTo(program.AsSpan(HeaderLength + SegmentLength));
        File.WriteAllBytes(path, program);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static void Put16(byte[] into, int at, ushort value) =>
        BinaryPrimitives.WriteUInt16LittleEndian(into.AsSpan(at), value);

    private static void Put32(byte[] into, int at, uint value) =>
        BinaryPrimitives.WriteUInt32LittleEndian(into.AsSpan(at), value);

    private static void Put64(byte[] into, int at, ulong value) =>
        BinaryPrimitives.WriteUInt64LittleEndian(into.AsSpan(at), value);
}
