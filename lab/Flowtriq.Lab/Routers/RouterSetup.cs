using Flowtriq.Lab.Namespaces;

namespace Flowtriq.Lab.Routers;

/// <summary>How a router's session with the speaker is configured.</summary>
public sealed record RouterSetup
{
    /// <summary>Keeps the speaker's routes over a crash.</summary>
    public bool Graceful { get; init; } = true;

    /// <summary>TCP-MD5 password, or null.</summary>
    public string? Password { get; init; }

    /// <summary>Waits for the speaker; otherwise connects to it.</summary>
    public bool Passive { get; init; } = true;

    /// <summary>The session runs over IPv6.</summary>
    public bool OverIpv6 { get; init; }

    /// <summary>Checks the TTL of what it receives (RFC 5082).</summary>
    public bool TtlSecurity { get; init; }

    /// <summary>What an operator wrote instead of the lab's own policy, made of the speaker's address; null for the lab's.</summary>
    public Func<string, string>? Written { get; init; }

    /// <summary>AS of the speaker.</summary>
    public uint SpeakerAsn { get; init; } = 65000;
}
