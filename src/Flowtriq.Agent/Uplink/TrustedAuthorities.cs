using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Flowtriq.Protocol;
using Google.Protobuf;

namespace Flowtriq.Agent.Uplink;

/// <summary>
/// The authorities this node takes for its server's: the one it enrolled with, and what that one has signed since. While the server
/// renews its authority there are two. One object for the whole agent; the uplink is its only writer, everybody reads whole lists.
/// </summary>
internal sealed class TrustedAuthorities
{
    private const int Most = 4;

    private readonly string _path;
    private Held _held;

    private TrustedAuthorities(string path, Held held) => (_path, _held) = (path, held);

    /// <summary>Oldest first; at least one.</summary>
    internal ImmutableArray<X509Certificate2> All => Volatile.Read(ref _held).All;

    /// <summary>Of the list that is on disk; 0 while it is only the one the node enrolled with.</summary>
    internal ulong Version => Volatile.Read(ref _held).Version;

    /// <summary>Reads what is kept beside the authority the node enrolled with; a damaged list counts as none.</summary>
    /// <param name="enrolled">The file of that authority.</param>
    /// <param name="kept">The file of what it signed since.</param>
    internal static TrustedAuthorities Load(string enrolled, string kept)
    {
        var first = X509CertificateLoader.LoadCertificateFromFile(enrolled);
        var list = File.Exists(kept) ? Parse(File.ReadAllBytes(kept)) : null;
        return new TrustedAuthorities(kept, list ?? new Held(0, [first]));
    }

    /// <summary>True when one of them signed it.</summary>
    internal bool Signed(Func<ECDsa, bool> check) => All.Any(one => SignedBy(one, check));

    /// <summary>True when the newest of them signed it: what an older one signed is not worth anything once that one is gone.</summary>
    internal bool SignedByNewest(Func<ECDsa, bool> check) => SignedBy(All[^1], check);

    /// <summary>Takes a list and writes it down; returns why it does not, or null. One that is held already changes nothing.</summary>
    /// <exception cref="IOException">It cannot be kept.</exception>
    internal string? Take(SignedAuthorities signed)
    {
        if (
            All.FirstOrDefault(one => SignedBy(one, key => AuthoritiesSignature.IsSigned(key, signed)))
            is not { } signer
        )
            return "they are not signed by this node's server";
        if (Parse(signed) is not { } list)
            return "they cannot be read";
        if (list.Version == Version)
            return null;
        if (list.Version < Version)
            return $"they are of version {list.Version}, older than version {Version}, which this node has";
        if (!list.All.Any(one => one.RawDataMemory.Span.SequenceEqual(signer.RawDataMemory.Span)))
            return "who signed them is not among them";
        NodeIdentity.WritePrivate(_path, signed.ToByteArray());
        Volatile.Write(ref _held, list);
        return null;
    }

    private static bool SignedBy(X509Certificate2 authority, Func<ECDsa, bool> check)
    {
        using var key = authority.GetECDsaPublicKey();
        return key is not null && check(key);
    }

    private static Held? Parse(SignedAuthorities signed)
    {
        try
        {
            var list = Authorities.Parser.ParseFrom(signed.Payload);
            return list is { Version: > 0, Certificates.Count: >= 1 and <= Most }
                ? new Held(list.Version, [.. list.Certificates.Select(static der => Load(der))])
                : null;
        }
        catch (Exception broken) when (broken is InvalidProtocolBufferException or CryptographicException)
        {
            return null;
        }
    }

    private static Held? Parse(byte[] kept)
    {
        try
        {
            return Parse(SignedAuthorities.Parser.ParseFrom(kept));
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }

    private static X509Certificate2 Load(ByteString der) => X509CertificateLoader.LoadCertificate(der.Span);

    private sealed record Held(ulong Version, ImmutableArray<X509Certificate2> All);
}
