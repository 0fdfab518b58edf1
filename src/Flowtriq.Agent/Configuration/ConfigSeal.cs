using System.Security.Cryptography;
using Flowtriq.Agent.Uplink;
using Flowtriq.Protocol;
using Google.Protobuf;
using SetByServer = Flowtriq.Protocol.AgentConfig;

namespace Flowtriq.Agent.Configuration;

/// <summary>Tells what this node's own server set from anything else: signed by its CA, and for this node.</summary>
internal sealed class ConfigSeal
{
    private readonly byte[] _authorityKey;
    private readonly string _node;

    private ConfigSeal(NodeIdentity identity) =>
        (_authorityKey, _node) = (identity.Authority.PublicKey.ExportSubjectPublicKeyInfo(), identity.NodeId);

    /// <summary>The seal of the server the node enrolled with; null when it did with none.</summary>
    internal static ConfigSeal? Of(string stateDirectory)
    {
        using var identity = NodeIdentity.Load(stateDirectory, out _);
        return identity is null ? null : new ConfigSeal(identity);
    }

    /// <summary>Opens what was signed; returns why it is not taken, or null.</summary>
    internal string? Open(SignedAgentConfig signed, out ServerSet set)
    {
        set = ServerSet.Nothing;
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(_authorityKey, out _);
        if (!ConfigSignature.IsSigned(key, signed))
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
