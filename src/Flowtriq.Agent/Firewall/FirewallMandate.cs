using Flowtriq.Agent.State;
using Flowtriq.Agent.Uplink;
using Flowtriq.Core.Mitigation.Local;
using Flowtriq.Protocol;
using Flowtriq.Protocol.Firewall;
using Google.Protobuf;
using FilterOrder = Flowtriq.Core.Mitigation.Local.FilterOrder;

namespace Flowtriq.Agent.Firewall;

/// <summary>
/// What the server has signed for this node: the policy and the orders last received. Taken only when an authority of the server
/// signed it, for this node, with a version above the one held; anything else is refused and the last good one stays, in
/// force and on disk. What is held already and comes again, as after every reconnect, changes nothing but its signature, when that is by
/// a newer authority.
/// </summary>
internal sealed class FirewallMandate
{
    private readonly TrustedAuthorities _authorities;
    private readonly string _node;
    private readonly KeptMessage _policyFile;
    private readonly KeptMessage _ordersFile;
    private SignedFirewallPolicy? _policy;
    private SignedFirewallOrders? _orders;

    internal FirewallMandate(string stateDirectory, TrustedAuthorities authorities, string node, LineLog log)
    {
        (_authorities, _node) = (authorities, node);
        _policyFile = new KeptMessage(Path.Combine(stateDirectory, "firewall.policy"), log);
        _ordersFile = new KeptMessage(Path.Combine(stateDirectory, "firewall.orders"), log);
        if (_policyFile.Read(SignedFirewallPolicy.Parser) is { } policy && Adopt(policy) is { } badPolicy)
            log.Warn("the kept policy is not used", ("reason", badPolicy));
        if (_ordersFile.Read(SignedFirewallOrders.Parser) is { } orders && Adopt(orders) is { } badOrders)
            log.Warn("the kept orders are not used", ("reason", badOrders));
    }

    /// <summary>What the node may do by itself; <see cref="LocalRules.None"/> before the first policy.</summary>
    internal LocalRules Policy { get; private set; } = LocalRules.None;

    /// <summary>The filters the server wants.</summary>
    internal IReadOnlyList<FilterOrder> Orders { get; private set; } = [];

    /// <summary>Version of the orders; 0 before the first.</summary>
    internal ulong OrdersVersion { get; private set; }

    /// <summary>Takes a policy; returns why it does not, or null.</summary>
    internal string? Take(SignedFirewallPolicy signed)
    {
        var held = _policy;
        var refusal = Adopt(signed);
        if (!ReferenceEquals(held, _policy))
            _policyFile.Write(signed);
        return refusal;
    }

    /// <summary>Takes orders; returns why it does not, or null.</summary>
    internal string? Take(SignedFirewallOrders signed)
    {
        var held = _orders;
        var refusal = Adopt(signed);
        if (!ReferenceEquals(held, _orders))
            _ordersFile.Write(signed);
        return refusal;
    }

    /// <summary>Waits for the disk, at most <paramref name="limit"/> each.</summary>
    internal void Finish(TimeSpan limit)
    {
        _policyFile.Finish(limit);
        _ordersFile.Finish(limit);
    }

    private string? Adopt(SignedFirewallPolicy signed)
    {
        if (!_authorities.Signed(key => FirewallSignature.IsPolicy(key, signed)))
            return "the policy is not signed by this node's server";
        if (_policy is { } held && signed.Payload.Equals(held.Payload))
        {
            _policy = WillLast(held) || !WillLast(signed) ? held : signed;
            return null;
        }

        if (Parse(FirewallPolicy.Parser, signed.Payload) is not { } policy)
            return "the policy cannot be read";
        if (Wrong(policy.Node, policy.Version, Policy.Version) is { } wrong)
            return $"the policy {wrong}";
        if (!FirewallPolicyCodec.TryDecode(policy, out var rules))
            return $"policy {policy.Version} has a part that cannot be";
        (Policy, _policy) = (rules, signed);
        return null;
    }

    private string? Adopt(SignedFirewallOrders signed)
    {
        if (!_authorities.Signed(key => FirewallSignature.IsOrders(key, signed)))
            return "the orders are not signed by this node's server";
        if (_orders is { } held && signed.Payload.Equals(held.Payload))
        {
            _orders = WillLast(held) || !WillLast(signed) ? held : signed;
            return null;
        }

        if (Parse(FirewallOrders.Parser, signed.Payload) is not { } orders)
            return "the orders cannot be read";
        if (Wrong(orders.Node, orders.Version, OrdersVersion) is { } wrong)
            return $"the orders {wrong}";
        if (!FirewallOrdersCodec.TryDecode(orders, out var filters))
            return $"orders {orders.Version} have a filter that cannot be";
        (Orders, OrdersVersion, _orders) = (filters, orders.Version, signed);
        return null;
    }

    private string? Wrong(string node, ulong version, ulong held) =>
        node != _node ? $"of version {version} are for node {node}"
        : version <= held ? $"of version {version} are no newer than version {held}, which is held"
        : null;

    // True when it will still be believed once the authorities before the newest are gone.
    private bool WillLast(SignedFirewallPolicy signed) =>
        _authorities.SignedByNewest(key => FirewallSignature.IsPolicy(key, signed));

    private bool WillLast(SignedFirewallOrders signed) =>
        _authorities.SignedByNewest(key => FirewallSignature.IsOrders(key, signed));

    private static T? Parse<T>(MessageParser<T> parser, ByteString payload)
        where T : class, IMessage<T>
    {
        try
        {
            return parser.ParseFrom(payload);
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }
}
