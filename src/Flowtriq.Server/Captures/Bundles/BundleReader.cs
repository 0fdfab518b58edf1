using System.Security.Cryptography;

namespace Flowtriq.Server.Captures.Bundles;

/// <summary>
/// Reads the files of a bundle with their hashes and notes whatever is not as a bundle is written. The small files that
/// the signature needs are kept whole.
/// </summary>
internal sealed class BundleReader(Stream archive)
{
    private const int LargestKept = 1 << 20;
    private readonly Dictionary<string, byte[]> kept = new(StringComparer.Ordinal);
    private readonly List<string> faults = [];
    private readonly List<BundleFile> files = [];

    internal IReadOnlyList<BundleFile> Files => files;

    internal IReadOnlyList<string> Faults => faults;

    /// <summary>The content of a file that is small enough; null when there is none.</summary>
    internal byte[]? Content(string name) => kept.GetValueOrDefault(name);

    internal void Read()
    {
        var block = new byte[BundleArchive.BlockLength];
        while (archive.ReadAtLeast(block, block.Length, throwOnEndOfStream: false) == block.Length)
        {
            if (!block.AsSpan().ContainsAnyExcept((byte)0))
            {
                ReadEnd(block);
                return;
            }

            if (!BundleArchive.TryRead(block, out var name, out var size))
            {
                faults.Add($"after {Last}: what follows is no file of a bundle");
                return;
            }

            if (!block.AsSpan().SequenceEqual(BundleArchive.Header(name, size)))
                faults.Add($"{name}: its header in the archive was changed");
            if (!TryReadFile(name, size))
                return;
        }

        faults.Add($"after {Last}: the archive ends too early");
    }

    private string Last => files.Count == 0 ? "the start" : files[^1].Name;

    private bool TryReadFile(string name, long size)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var content = size <= LargestKept ? new MemoryStream((int)size) : null;
        var buffer = new byte[(int)Math.Min(128 << 10, Math.Max(size, 1))];
        for (var left = size; left > 0; )
        {
            var read = archive.Read(buffer, 0, (int)Math.Min(buffer.Length, left));
            if (read == 0)
            {
                faults.Add($"{name}: {left} bytes are missing");
                return false;
            }

            hash.AppendData(buffer, 0, read);
            content?.Write(buffer, 0, read);
            left -= read;
        }

        var padding = new byte[BundleArchive.PaddingOf(size)];
        if (archive.ReadAtLeast(padding, padding.Length, throwOnEndOfStream: false) < padding.Length)
            faults.Add($"{name}: it is cut off");
        if (padding.AsSpan().ContainsAnyExcept((byte)0))
            faults.Add($"{name}: there is something behind it");
        if (files.Any(file => file.Name == name))
            faults.Add($"{name}: it is there twice");
        files.Add(new BundleFile(name, size, Convert.ToHexStringLower(hash.GetHashAndReset())));
        if (content is not null)
            kept[name] = content.ToArray();
        return true;
    }

    /// <summary>After the first block of zeros comes exactly one more.</summary>
    private void ReadEnd(byte[] block)
    {
        var length = archive.ReadAtLeast(block, block.Length, throwOnEndOfStream: false);
        if (length < block.Length)
            faults.Add($"after {Last}: the archive ends too early");
        else if (block.AsSpan().ContainsAnyExcept((byte)0) || archive.ReadByte() >= 0)
            faults.Add($"after {Last}: there is something behind the end");
    }
}
