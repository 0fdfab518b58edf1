using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Flowtriq.Agent.Configuration;

namespace Flowtriq.Agent.Uplink;

/// <summary>
/// Who this node is to its server: certificate with key, the server's authorities, the names. Lies in the state directory since
/// enrolment; the key is readable by its owner only and never leaves the node. Certificate and key are one file, so that a crash
/// can never leave the key of one with the certificate of another.
/// </summary>
internal sealed record NodeIdentity(
    string NodeId,
    string NodeName,
    ServerAddress Server,
    X509Certificate2 Certificate,
    TrustedAuthorities Authorities
) : IDisposable
{
    private const string Folder = "identity";

    /// <summary>Reads the identity; null, with what to do about it, when the node is not enrolled.</summary>
    internal static NodeIdentity? Load(string stateDirectory, out string reason)
    {
        var folder = Path.Combine(stateDirectory, Folder);
        if (!File.Exists(FactsIn(folder)))
        {
            reason =
                $"this node is not enrolled ({folder} holds no identity): run ftagent enroll --server HOST:7443 --token T";
            return null;
        }

        try
        {
            using var facts = JsonDocument.Parse(File.ReadAllBytes(FactsIn(folder)));
            var server = facts.RootElement.GetProperty("server").GetString() ?? "";
            if (!ServerAddress.TryParse(server, out var address))
                throw new FormatException($"\"{server}\" is not a server");
            reason = "";
            return new NodeIdentity(
                facts.RootElement.GetProperty("nodeId").GetString() ?? "",
                facts.RootElement.GetProperty("nodeName").GetString() ?? "",
                address!,
                X509Certificate2.CreateFromPemFile(CertificateIn(folder)),
                TrustedAuthorities.Load(AuthorityIn(folder), AuthoritiesIn(folder))
            );
        }
        catch (Exception broken)
            when (broken
                    is IOException
                        or UnauthorizedAccessException
                        or CryptographicException
                        or JsonException
                        or KeyNotFoundException
                        or FormatException
            )
        {
            reason = $"the identity in {folder} cannot be used ({broken.Message}): enrol the node again";
            return null;
        }
    }

    /// <summary>Makes sure that an identity could be written, before a token is spent on one.</summary>
    /// <exception cref="UnauthorizedAccessException">It could not.</exception>
    internal static void Prepare(string stateDirectory)
    {
        var folder = Path.Combine(stateDirectory, Folder);
        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        WritePrivate(Path.Combine(folder, "probe"), "");
        File.Delete(Path.Combine(folder, "probe"));
    }

    /// <summary>Writes a new identity. The facts come last: without them there is no identity.</summary>
    internal static void Save(
        string stateDirectory,
        string nodeId,
        string nodeName,
        ServerAddress server,
        ECDsa key,
        byte[] certificate,
        byte[] authority
    )
    {
        var folder = Path.Combine(stateDirectory, Folder);
        File.Delete(FactsIn(folder));
        File.Delete(NextIn(folder));
        File.Delete(AuthoritiesIn(folder));
        WritePrivate(CertificateIn(folder), Pem(key, certificate));
        WritePrivate(AuthorityIn(folder), PemEncoding.WriteString("CERTIFICATE", authority));
        using var facts = new MemoryStream();
        using (var json = new Utf8JsonWriter(facts))
        {
            json.WriteStartObject();
            json.WriteString("nodeId", nodeId);
            json.WriteString("nodeName", nodeName);
            json.WriteString("server", server.ToString());
            json.WriteEndObject();
        }

        WritePrivate(FactsIn(folder), facts.ToArray());
    }

    /// <summary>The same node with the certificate that is to follow; null when there is none that can be used.</summary>
    internal NodeIdentity? LoadNext(string stateDirectory)
    {
        var path = NextIn(Path.Combine(stateDirectory, Folder));
        try
        {
            return File.Exists(path) ? this with { Certificate = X509Certificate2.CreateFromPemFile(path) } : null;
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Writes the certificate that is to follow. The one in use stays until <see cref="Promote"/>.</summary>
    internal static void SaveNext(string stateDirectory, ECDsa key, byte[] certificate) =>
        WritePrivate(NextIn(Path.Combine(stateDirectory, Folder)), Pem(key, certificate));

    /// <summary>The certificate that was to follow has been used: it takes the place of the one before.</summary>
    internal static void Promote(string stateDirectory)
    {
        var folder = Path.Combine(stateDirectory, Folder);
        File.Move(NextIn(folder), CertificateIn(folder), overwrite: true);
    }

    /// <summary>The server does not take the certificate that was to follow.</summary>
    internal static void DropNext(string stateDirectory) => File.Delete(NextIn(Path.Combine(stateDirectory, Folder)));

    public void Dispose() => Certificate.Dispose();

    /// <summary>Whole or not at all, and never readable by others, not even for a moment.</summary>
    internal static void WritePrivate(string path, byte[] content)
    {
        var draft = $"{path}.new";
        File.Delete(draft);
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        using (var file = new FileStream(draft, options))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        File.Move(draft, path, overwrite: true);
    }

    private static void WritePrivate(string path, string text) => WritePrivate(path, Encoding.UTF8.GetBytes(text));

    private static string FactsIn(string folder) => Path.Combine(folder, "node.json");

    private static string Pem(ECDsa key, byte[] certificate) =>
        $"{PemEncoding.WriteString("CERTIFICATE", certificate)}\n{key.ExportPkcs8PrivateKeyPem()}\n";

    private static string CertificateIn(string folder) => Path.Combine(folder, "node.pem");

    private static string NextIn(string folder) => Path.Combine(folder, "node.next.pem");

    private static string AuthorityIn(string folder) => Path.Combine(folder, "ca.crt");

    private static string AuthoritiesIn(string folder) => Path.Combine(folder, "authorities");
}
