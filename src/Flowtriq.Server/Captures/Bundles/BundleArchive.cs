using System.Globalization;
using System.Text;

namespace Flowtriq.Server.Captures.Bundles;

/// <summary>
/// The form of a bundle: a tar archive (POSIX.1-1988 "ustar") of plain files, in which name and size decide every other byte.
/// So there is one way to write a bundle, and a changed byte shows even where tar would not look.
/// </summary>
internal static class BundleArchive
{
    internal const int BlockLength = 512;

    /// <summary>Longest name that needs no prefix field.</summary>
    internal const int LongestName = 99;

    /// <summary>Two blocks of zeros end the archive.</summary>
    internal const int EndLength = 2 * BlockLength;

    /// <summary>The first second of 2000: when a bundle was made is in its manifest, which is signed.</summary>
    private const long Modified = 946_684_800;

    /// <summary>Largest size the field holds: 8 GiB less one byte.</summary>
    private const long LargestSize = 0x1_FFFF_FFFF;

    /// <summary>The header block of a file.</summary>
    internal static byte[] Header(string name, long size)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(name.Length, LongestName);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, LargestSize);
        var block = new byte[BlockLength];
        Text(block, 0, name);
        Octal(block, 100, 8, 0b110_100_100);
        Octal(block, 108, 8, 0);
        Octal(block, 116, 8, 0);
        Octal(block, 124, 12, size);
        Octal(block, 136, 12, Modified);
        Text(block, 148, "        ");
        Text(block, 156, "0");
        Text(block, 257, "ustar\0" + "00");
        var sum = 0;
        foreach (var value in block)
            sum += value;
        Octal(block, 148, 7, sum);
        return block;
    }

    /// <summary>Name and size of a header block; false when it can be no header of a bundle, whatever else it holds.</summary>
    internal static bool TryRead(ReadOnlySpan<byte> block, out string name, out long size)
    {
        var end = block[..LongestName].IndexOf((byte)0);
        name = Encoding.ASCII.GetString(block[..(end < 0 ? LongestName : end)]);
        size = 0;
        foreach (var digit in block.Slice(124, 11))
        {
            if (digit is < (byte)'0' or > (byte)'7')
                return false;
            size = (size << 3) | (uint)(digit - '0');
        }

        return name.Length > 0 && !name.AsSpan().ContainsAnyExceptInRange(' ', '~');
    }

    /// <summary>Zeros after a file, up to the next block.</summary>
    internal static int PaddingOf(long size) => (int)(-size & (BlockLength - 1));

    private static void Text(byte[] block, int offset, string text) =>
        Encoding.ASCII.GetBytes(text, block.AsSpan(offset));

    private static void Octal(byte[] block, int offset, int width, long value)
    {
        var digits = Convert.ToString(value, 8).PadLeft(width - 1, '0');
        Text(block, offset, digits.ToString(CultureInfo.InvariantCulture));
        block[offset + width - 1] = 0;
    }
}
