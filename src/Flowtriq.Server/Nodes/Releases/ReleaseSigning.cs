using System.Security.Cryptography;
using Flowtriq.Protocol;
using Google.Protobuf;

namespace Flowtriq.Server.Nodes.Releases;

/// <summary>Signs agents with the releaser's key, which belongs on another machine than the server.</summary>
internal static class ReleaseSigning
{
    /// <summary>Makes a key file that only its owner may read; returns the public half as nodes' files name it.</summary>
    /// <exception cref="IOException">There is such a file already, or it cannot be written.</exception>
    internal static string MakeKey(string path)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var writer = new StreamWriter(path, options))
            writer.WriteLine(key.ExportPkcs8PrivateKeyPem());
        return Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());
    }

    /// <summary>The signature that goes beside a program.</summary>
    /// <exception cref="ArgumentException">The key file holds no key.</exception>
    internal static byte[] Sign(string keyPath, FileInfo program, string version, string architecture)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(keyPath));
        using var content = program.OpenRead();
        var release = new Release
        {
            Version = version,
            Architecture = architecture,
            Sha256 = ByteString.CopyFrom(SHA256.HashData(content)),
            Size = (ulong)program.Length,
        };
        return ReleaseSignature.Sign(key, release).ToByteArray();
    }
}
