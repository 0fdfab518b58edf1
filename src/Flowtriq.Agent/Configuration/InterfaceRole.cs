namespace Flowtriq.Agent.Configuration;

/// <summary>What an interface connects to. Detection runs on <see cref="Transit"/> and <see cref="Peer"/>, so that forwarded traffic counts once.</summary>
internal enum InterfaceRole
{
    /// <summary>Towards an upstream.</summary>
    Transit,

    /// <summary>Towards a peer or an exchange.</summary>
    Peer,

    /// <summary>Towards customers: counted and reported, not alarmed on.</summary>
    Customer,

    /// <summary>Inside the own network: counted and reported, not alarmed on.</summary>
    Core,

    /// <summary>Left out.</summary>
    Ignore,
}
