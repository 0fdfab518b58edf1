using Flowtriq.Core.Incidents;
using Flowtriq.Core.Mitigation.Local;
using Flowtriq.Protocol;
using Flowtriq.Protocol.Firewall;
using Flowtriq.Server.Nodes;
using Google.Protobuf;

namespace Flowtriq.Server.Pipeline;

/// <summary>Signs what nodes keep about level 1 with the key of the server's authority: where firewalls and nodes meet.</summary>
public sealed class FirewallSeal(CertificateAuthority authority)
{
    /// <summary>What a node may do by itself, as a frame.</summary>
    internal ServerFrame Seal(LocalRules rules, NodeId node)
    {
        var payload = FirewallPolicyCodec.Encode(rules, node).ToByteArray();
        var signature = authority.Sign(key => FirewallSignature.SignPolicy(key, payload));
        return new ServerFrame
        {
            FirewallPolicy = new SignedFirewallPolicy
            {
                Payload = ByteString.CopyFrom(payload),
                Signature = ByteString.CopyFrom(signature),
            },
        };
    }

    /// <summary>The filters wanted on a node, as a frame.</summary>
    internal ServerFrame Seal(ulong version, NodeId node, IEnumerable<EdgeFilterOrder> filters)
    {
        var orders = filters.Select(static order => new Core.Mitigation.Local.FilterOrder(order.Rule, order.Expires));
        var payload = FirewallOrdersCodec.Encode(version, node, orders).ToByteArray();
        var signature = authority.Sign(key => FirewallSignature.SignOrders(key, payload));
        return new ServerFrame
        {
            FirewallOrders = new SignedFirewallOrders
            {
                Payload = ByteString.CopyFrom(payload),
                Signature = ByteString.CopyFrom(signature),
            },
        };
    }
}
