using System.Net;

namespace Flowtriq.Server.Platform;

/// <summary>How this server runs: valid by construction (<see cref="ServerOptionsReader"/>) and constant while it does.</summary>
public sealed record ServerOptions
{
    /// <summary>What comes before the name of a further workspace in addresses.</summary>
    public const string WorkspacePaths = "/w/";

    /// <summary>Where all state is kept.</summary>
    public string DataDirectory { get; init; } = "./data";

    /// <summary>Where the console and the API listen. Plain HTTP: a reverse proxy adds TLS for other machines.</summary>
    public IPEndPoint Http { get; init; } = new(IPAddress.Loopback, 8080);

    /// <summary>Where agents connect (TLS, own certificate authority).</summary>
    public IPEndPoint Agents { get; init; } = new(IPAddress.Any, 7443);

    /// <summary>Address of the console as people type it; null means <see cref="Http"/>.</summary>
    public string? PublicUrl { get; init; }

    /// <summary>What comes before every path: nothing, or /w/SLUG in a further workspace.</summary>
    public string PathBase { get; init; } = "";

    /// <summary>The word by which a further workspace is addressed; null in the server's own.</summary>
    public string? Workspace => IsFurtherWorkspace ? PathBase[WorkspacePaths.Length..] : null;

    /// <summary>This is not the server's own workspace, but one of those behind it.</summary>
    public bool IsFurtherWorkspace => PathBase.Length > 0;

    /// <summary>Address of the console in mails and messages, without a slash at its end.</summary>
    public string Address => PublicUrl?.TrimEnd('/') ?? $"http://{Http}{PathBase}";

    /// <summary>The same as the asking browser can come back to it; without a public address the one it used.</summary>
    public string AddressFor(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return PublicUrl?.TrimEnd('/') ?? $"{request.Scheme}://{request.Host}{PathBase}";
    }

    /// <summary>People come by HTTPS, which a proxy in front ends: cookies and links are for HTTPS only.</summary>
    public bool IsReachedByHttps => PublicUrl?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>How many requests a second one person may send to the API for long; twenty times as many at once.</summary>
    public int ApiRequestsPerSecond { get; init; } = 50;

    /// <summary>Name or address and port that agents use; null means this machine's name and the port of <see cref="Agents"/>.</summary>
    public string? AgentAddress { get; init; }

    /// <summary>The name or address in <see cref="AgentAddress"/>; null when there is none.</summary>
    public string? AgentHost => AgentAddress is { } address ? Split(address).Host : null;

    /// <summary>The port that agents use: an <see cref="AgentAddress"/> without one leaves it to where they are listened for.</summary>
    public int AgentPort => (AgentAddress is { } address ? Split(address).Port : null) ?? Agents.Port;

    /// <summary>How long one-second samples are kept.</summary>
    public TimeSpan KeepSeconds { get; init; } = TimeSpan.FromHours(48);

    /// <summary>How long ten-second roll-ups are kept.</summary>
    public TimeSpan KeepTenSeconds { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How long minute roll-ups are kept; hours are kept for ever.</summary>
    public TimeSpan KeepMinutes { get; init; } = TimeSpan.FromDays(365);

    /// <summary>Where measurements are kept; null for a SQLite file in the data directory.</summary>
    public ClickHouseOptions? ClickHouse { get; init; }

    /// <summary>Largest single capture in bytes.</summary>
    public long CaptureFileBytes { get; init; } = 64L << 20;

    /// <summary>All captures together in bytes; the oldest make room.</summary>
    public long CaptureTotalBytes { get; init; } = 20L << 30;

    /// <summary>How long a capture is kept that is not under legal hold.</summary>
    public TimeSpan CaptureRetention { get; init; } = TimeSpan.FromDays(180);

    /// <summary>A file of prefixes and autonomous systems that reports name sources by; null for none.</summary>
    public string? AsTable { get; init; }

    /// <summary>How long an incident may go without a word from its nodes before it is closed as stale.</summary>
    public TimeSpan StaleAfter { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How long a node's certificate is valid; the node renews it after two thirds.</summary>
    public TimeSpan NodeCertificates { get; init; } = TimeSpan.FromDays(90);

    /// <summary>How long what the server shows to agents is valid; it is made anew after two thirds.</summary>
    public TimeSpan ServerCertificates { get; init; } = TimeSpan.FromDays(365);

    /// <summary>A bearer token of this value may read the traffic figures at /metrics; null means only signed-in members.</summary>
    public Secret? MetricsToken { get; init; }

    private static (string Host, int? Port) Split(string address)
    {
        var colon = address.LastIndexOf(':');
        return colon > 0 && !address.EndsWith(']') && int.TryParse(address.AsSpan(colon + 1), out var port)
            ? (address[..colon], port)
            : (address, null);
    }
}
