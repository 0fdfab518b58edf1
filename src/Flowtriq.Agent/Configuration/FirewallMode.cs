namespace Flowtriq.Agent.Configuration;

/// <summary>Whether the node may filter at all; only the node's own file says so.</summary>
internal enum FirewallMode
{
    /// <summary>Never: nothing is loaded, no table is ever made.</summary>
    Off,

    /// <summary>By the rules in this file only; the server has no say.</summary>
    Local,

    /// <summary>By the signed policy and orders of the server, also while it cannot be reached.</summary>
    Server,
}
