namespace Flowtriq.Agent.Configuration;

/// <summary>Host and port of flowtriq's agent listener.</summary>
internal sealed record ServerAddress(string Host, int Port)
{
    internal const int DefaultPort = 7443;

    /// <summary>Reads "HOST", "HOST:PORT" or "[IPv6]:PORT".</summary>
    internal static bool TryParse(string text, out ServerAddress? address)
    {
        address = null;
        if (text.Length == 0 || text.Contains('/') || text.Contains(' '))
            return false;
        if (Uri.CheckHostName(text.Trim('[', ']')) == UriHostNameType.IPv6)
        {
            address = new ServerAddress(text.Trim('[', ']'), DefaultPort);
            return true;
        }

        var colon = text.LastIndexOf(':');
        var host = (colon < 0 ? text : text[..colon]).Trim('[', ']');
        var port = DefaultPort;
        if (colon >= 0 && !int.TryParse(text.AsSpan(colon + 1), out port) || port is < 1 or > 65535)
            return false;
        if (Uri.CheckHostName(host) == UriHostNameType.Unknown)
            return false;
        address = new ServerAddress(host, port);
        return true;
    }

    public override string ToString() => Host.Contains(':') ? $"[{Host}]:{Port}" : $"{Host}:{Port}";
}
