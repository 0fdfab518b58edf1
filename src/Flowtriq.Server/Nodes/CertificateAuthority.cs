using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Flowtriq.Protocol;
using Flowtriq.Server.Storage;
using Google.Protobuf;

namespace Flowtriq.Server.Nodes;

/// <summary>
/// The server's own authority, made once in the data directory and trusted by nothing but this server and its agents; while it is being
/// renewed, also the one that takes its place. The first signs and is shown all that time, since some nodes know no other yet;
/// certificates of either are taken.
/// </summary>
public sealed class CertificateAuthority : IDisposable
{
    private readonly string path;
    private Held held;

    private CertificateAuthority(string path, Held held) => (this.path, this.held) = (path, held);

    /// <summary>SHA-256 of the certificate's DER form: what enrolment tokens carry.</summary>
    public byte[] Fingerprint => Acting.Fingerprint;

    /// <summary>The certificate without its key.</summary>
    public byte[] Der => Acting.Der;

    /// <summary>The one that signs, and that the server shows itself with.</summary>
    internal AuthorityKey Acting => Volatile.Read(ref held).Acting;

    /// <summary>The one that is to follow; null while there is none.</summary>
    internal AuthorityKey? Next => Volatile.Read(ref held).Next;

    /// <summary>What nodes are told of whom to trust, signed; null as long as it was never renewed.</summary>
    internal SignedAuthorities? List => Volatile.Read(ref held).List;

    private string NextPath => Path.Combine(Path.GetDirectoryName(path)!, "ca.next.pem");

    /// <summary>Opens the authority, or makes it at the first start.</summary>
    public static CertificateAuthority Open(DataDirectory data, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(time);
        var file = Path.Combine(data.Folder("authority"), "ca.pem");
        if (!File.Exists(file))
            AuthorityKey.Create(file, time.GetUtcNow());
        return new CertificateAuthority(file, new Held(AuthorityKey.Load(file), null, 0));
    }

    /// <summary>Runs a signing function with the key of the one that signs, which stays here.</summary>
    internal T Sign<T>(Func<ECDsa, T> sign) => Acting.Sign(sign);

    /// <summary>True when one of them signed the certificate for the given use. Its dates are left to the caller.</summary>
    internal bool Signed(X509Certificate2 presented, string use)
    {
        var (acting, next, _) = Volatile.Read(ref held);
        return acting.Signed(presented, use) || next?.Signed(presented, use) == true;
    }

    /// <summary>
    /// Which one gives a node its next certificate: the new one only when the node has on disk that it is to be trusted. So a node with a
    /// certificate of the new one is safe when the old one goes.
    /// </summary>
    /// <param name="kept">Version of the list that the node says it keeps.</param>
    internal AuthorityKey For(ulong kept)
    {
        var (acting, next, version) = Volatile.Read(ref held);
        return next is not null && kept >= version ? next : acting;
    }

    /// <summary>Makes the one that is to follow, on disk. <see cref="Resume"/> begins to trust it.</summary>
    internal void MakeNext(DateTimeOffset now)
    {
        File.Delete(NextPath);
        AuthorityKey.Create(NextPath, now);
    }

    /// <summary>Trusts the one that is to follow as well, under that version; false when there is none on disk.</summary>
    internal bool Resume(ulong version)
    {
        if (!File.Exists(NextPath))
            return false;
        Volatile.Write(ref held, new Held(Acting, AuthorityKey.Load(NextPath), version));
        return true;
    }

    /// <summary>The one that is to follow takes the place of the old one, on disk and for everybody.</summary>
    internal void Succeed(ulong version)
    {
        File.Move(NextPath, path, overwrite: true);
        Volatile.Write(ref held, new Held(AuthorityKey.Load(path), null, version));
    }

    /// <summary>The authority has been renewed before, under that version.</summary>
    internal void Renewed(ulong version) => Volatile.Write(ref held, new Held(Acting, null, version));

    public void Dispose()
    {
        Acting.Dispose();
        Next?.Dispose();
    }

    private sealed record Held(AuthorityKey Acting, AuthorityKey? Next, ulong Version)
    {
        internal SignedAuthorities? List { get; } = Version == 0 ? null : Signed(Acting, Next, Version);

        private static SignedAuthorities Signed(AuthorityKey acting, AuthorityKey? next, ulong version)
        {
            var list = new Authorities { Version = version, Certificates = { ByteString.CopyFrom(acting.Der) } };
            if (next is not null)
                list.Certificates.Add(ByteString.CopyFrom(next.Der));
            return acting.Sign(key => AuthoritiesSignature.Sign(key, list));
        }
    }
}
