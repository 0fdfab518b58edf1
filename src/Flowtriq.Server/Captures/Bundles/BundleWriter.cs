using System.Security.Cryptography;
using System.Text;

namespace Flowtriq.Server.Captures.Bundles;

/// <summary>Writes the files of a bundle one after the other and keeps their hashes; ends with the signed list of them.</summary>
internal sealed class BundleWriter(Stream output)
{
    private readonly List<BundleFile> files = [];

    /// <summary>What has been written.</summary>
    internal IReadOnlyList<BundleFile> Files => files;

    internal Task AddAsync(string name, byte[] content, CancellationToken cancel) =>
        AddAsync(name, new MemoryStream(content), cancel);

    /// <summary>Copies a stream of known length.</summary>
    internal async Task AddAsync(string name, Stream content, CancellationToken cancel)
    {
        var size = content.Length;
        await output.WriteAsync(BundleArchive.Header(name, size), cancel);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[128 << 10];
        long written = 0;
        int read;
        while ((read = await content.ReadAsync(buffer, cancel)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            await output.WriteAsync(buffer.AsMemory(0, read), cancel);
            written += read;
        }

        if (written != size)
            throw new IOException($"{name} had {size} bytes and {written} could be read.");
        await output.WriteAsync(new byte[BundleArchive.PaddingOf(size)], cancel);
        files.Add(new BundleFile(name, size, Convert.ToHexStringLower(hash.GetHashAndReset())));
    }

    /// <summary>Writes the list of hashes, its signature and the end of the archive.</summary>
    internal async Task EndAsync(Func<byte[], Task<byte[]>> sign, CancellationToken cancel)
    {
        var sums = Encoding.ASCII.GetBytes(string.Concat(files.Select(static file => $"{file.Sha256}  {file.Name}\n")));
        await AddAsync(BundleNames.Sums, sums, cancel);
        await AddAsync(BundleNames.Signature, await sign(sums), cancel);
        await output.WriteAsync(new byte[BundleArchive.EndLength], cancel);
    }
}
