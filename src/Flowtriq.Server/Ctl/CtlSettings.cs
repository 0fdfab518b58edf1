namespace Flowtriq.Server.Ctl;

/// <summary>
/// Which server, and the token for it. They come from the environment (FLOWTRIQ_URL, FLOWTRIQ_TOKEN) or from a file that
/// only its owner may read, never from the command line, where every user of the machine could see them.
/// </summary>
/// <param name="Server">The console's address.</param>
/// <param name="Token">Sent as a bearer token.</param>
internal sealed record CtlSettings(Uri Server, string Token)
{
    internal const string Address = "FLOWTRIQ_URL";
    internal const string Secret = "FLOWTRIQ_TOKEN";
    internal const string File = "FLOWTRIQ_CTL_FILE";

    /// <summary>Reads them; null with a sentence for the person when they are not there or not right.</summary>
    /// <param name="environment">A variable by its name.</param>
    /// <param name="fault">What is wrong; empty when nothing is.</param>
    internal static CtlSettings? Read(Func<string, string?> environment, out string fault)
    {
        var home = environment("HOME") is { Length: > 0 } folder ? folder : ".";
        var path = environment(File) is { Length: > 0 } named
            ? named
            : Path.Combine(home, ".config", "flowtriq", "ctl");
        if (!TryReadFile(path, out var written, out fault))
            return null;
        var address = environment(Address) ?? written.GetValueOrDefault("url");
        var token = environment(Secret) ?? written.GetValueOrDefault("token");
        if (string.IsNullOrWhiteSpace(address) || string.IsNullOrWhiteSpace(token))
        {
            fault = $"Set {Address} and {Secret}, or write url=... and token=... into {path} (mode 0600).";
            return null;
        }

        if (!Uri.TryCreate(address.TrimEnd('/') + "/", UriKind.Absolute, out var server) || !IsWeb(server))
        {
            fault = $"{address} is not the address of a server: https://flowtriq.example.net";
            return null;
        }

        if (server.Scheme == Uri.UriSchemeHttp && !server.IsLoopback)
        {
            fault = $"{address} would carry the token in clear: use https.";
            return null;
        }

        return new CtlSettings(server, token.Trim());
    }

    private static bool IsWeb(Uri server) => server.Scheme == Uri.UriSchemeHttp || server.Scheme == Uri.UriSchemeHttps;

    private static bool TryReadFile(string path, out Dictionary<string, string> values, out string fault)
    {
        values = new Dictionary<string, string>(StringComparer.Ordinal);
        fault = "";
        if (!System.IO.File.Exists(path))
            return true;
        const UnixFileMode Others =
            UnixFileMode.GroupRead
            | UnixFileMode.GroupWrite
            | UnixFileMode.GroupExecute
            | UnixFileMode.OtherRead
            | UnixFileMode.OtherWrite
            | UnixFileMode.OtherExecute;
        if (!OperatingSystem.IsWindows() && (System.IO.File.GetUnixFileMode(path) & Others) != UnixFileMode.None)
        {
            fault = $"{path} holds a token and others may read it: chmod 600 {path}";
            return false;
        }

        foreach (var line in System.IO.File.ReadLines(path))
        {
            if (line.TrimStart().StartsWith('#') || line.IndexOf('=', StringComparison.Ordinal) is not (> 0 and var at))
                continue;
            values[line[..at].Trim()] = line[(at + 1)..].Trim();
        }

        return true;
    }
}
