using Flowtriq.Bgp.Wire;

namespace Flowtriq.Bgp.Session;

/// <summary>What the state machine asks its owner to do. A link is one TCP connection, known by a number.</summary>
internal abstract record SessionEffect
{
    private SessionEffect() { }

    /// <summary>Make a connection and report it under this number.</summary>
    public sealed record Connect(int Link) : SessionEffect;

    /// <summary>Send a message.</summary>
    public sealed record Send(int Link, BgpMessage Message) : SessionEffect;

    /// <summary>Close after what was sent has left.</summary>
    public sealed record Close(int Link) : SessionEffect;

    /// <summary>The session is established on this link.</summary>
    public sealed record Up(int Link, Negotiated Negotiated) : SessionEffect;

    /// <summary>The established session, or the attempt, is over.</summary>
    public sealed record Down(SessionEnd End) : SessionEffect;

    /// <summary>The router wants a family again.</summary>
    public sealed record Refresh(AddressFamily Family) : SessionEffect;
}
