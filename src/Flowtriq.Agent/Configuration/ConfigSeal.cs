using Flowtriq.Agent.Uplink;
using Flowtriq.Protocol;
using Google.Protobuf;
using SetByServer = Flowtriq.Protocol.AgentConfig;

namespace Flowtriq.Agent.Configuration;

/// <summary>Tells what this node's own server set from anything else: signed by its authority, and for this node.</summary>
internal sealed class ConfigSeal
{
    private TrustedAuthorities _authorities;
    private readonly string _node;

    private ConfigSeal(TrustedAuthorities authorities, string node) => (_authorities, _node) = (authorities, node);

    /// <summary>The seal of the server the node enrolled with; null when it did with none.</summary>
    internal static ConfigSeal? Of(string stateDirectory)
    {
        using var identity = NodeIdentity.Load(stateDirectory, out _);
        return identity is null ? null : new ConfigSeal(identity.Authorities, identity.NodeId);
    }

    /// <summary>Goes by what the agent learns of its server from now on.</summary>
    internal void Follow(TrustedAuthorities authorities) => _authorities = authorities;

    /// <summary>True when it will still be believed once the authorities before the newest are gone.</summary>
    internal bool WillLast(SignedAgentConfig signed) =>
        _authorities.SignedByNewest(key => ConfigSignature.IsSigned(key, signed));

    /// <summary>Opens what was signed; returns why it is not taken, or null.</summary>
    internal string? Open(SignedAgentConfig signed, out ServerSet set)
    {
        set = ServerSet.Nothing;
        if (!_authorities.Signed(key => ConfigSignature.IsSigned(key, signed)))
            return "is not signed by this node's server";
        try
        {
            var config = SetByServer.Parser.ParseFrom(signed.Payload);
            if (config.Node != _node)
                return $"is for node {config.Node}";
            set = new ServerSet(config.Version, config.Json);
            return null;
        }
        catch (InvalidProtocolBufferException)
        {
            return "cannot be read";
        }
    }
}
