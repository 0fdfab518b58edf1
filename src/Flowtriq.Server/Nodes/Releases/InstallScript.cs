using System.Security.Cryptography;
using System.Text;

namespace Flowtriq.Server.Nodes.Releases;

/// <summary>
/// <c>install.sh</c> as this server hands it out: the script, unit and configuration of <c>deploy/</c> with the newest
/// agent of each architecture and its SHA-256 written in. The same for everybody who asks, and without any secret, so
/// that the console can name its hash.
/// </summary>
public sealed class InstallScript(ReleaseShelf shelf)
{
    private static readonly string Template = Part("install.sh")
        .Replace("@UNIT@", Part("ftagent.service").TrimEnd(), StringComparison.Ordinal)
        .Replace("@CONFIGURATION@", Part("ftagent.json").TrimEnd(), StringComparison.Ordinal);

    public string Text() =>
        Template.Replace(
            "@AGENTS@",
            string.Join('\n', shelf.Latest().Select(static r => $"{r.Architecture} {r.Version} {r.Sha256}")),
            StringComparison.Ordinal
        );

    /// <summary>Of the text, lower-case hexadecimal.</summary>
    internal static string Sha256(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Part(string name)
    {
        using var stream =
            typeof(InstallScript).Assembly.GetManifestResourceStream($"deploy/{name}")
            ?? throw new InvalidOperationException($"{name} is not part of this build.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
