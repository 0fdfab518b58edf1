using System.Security.Cryptography;
using Flowtriq.Agent.Firewall;
using Flowtriq.Agent.Tests.Uplink;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Mitigation.Local;
using Flowtriq.Core.Packets;
using Flowtriq.Protocol;
using Flowtriq.Protocol.Firewall;
using Google.Protobuf;
using FilterOrder = Flowtriq.Core.Mitigation.Local.FilterOrder;

namespace Flowtriq.Agent.Tests.Firewall;

public sealed class MandateTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly string folder = Directory.CreateTempSubdirectory("flowtriq-mandate-").FullName;
    private readonly SigningAuthority authority = new();

    [Fact]
    public void What_was_taken_is_kept_over_a_restart_and_readable_by_its_owner_only()
    {
        var before = Open();
        Assert.Null(before.Take(Orders(7, "node-1")));
        Assert.Null(before.Take(Policy(9, "node-1")));
        before.Finish(Patience);

        var after = Open();

        Assert.Equal(7UL, after.OrdersVersion);
        Assert.Single(after.Orders);
        Assert.Equal(9UL, after.Policy.Version);
        Assert.Equal(3, after.Policy.MaxFilters);
        foreach (var file in new[] { "firewall.policy", "firewall.orders" })
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite,
                File.GetUnixFileMode(Path.Combine(folder, file))
            );
    }

    [Fact]
    public void What_is_held_and_comes_again_after_a_reconnect_is_no_fault()
    {
        var before = Open();
        Assert.Null(before.Take(Orders(7, "node-1")));
        Assert.Null(before.Take(Policy(9, "node-1")));
        before.Finish(Patience);
        var after = Open();

        Assert.Null(after.Take(Orders(7, "node-1")));
        Assert.Null(after.Take(Policy(9, "node-1")));

        Assert.Equal(7UL, after.OrdersVersion);
        Assert.Equal(9UL, after.Policy.Version);
        after.Finish(Patience);
    }

    [Fact]
    public void What_is_older_for_another_node_or_wrongly_signed_is_refused_and_the_last_good_one_stays()
    {
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var mandate = Open();
        Assert.Null(mandate.Take(Orders(7, "node-1")));
        Assert.Null(mandate.Take(Policy(7, "node-1")));
        var changed = Orders(8, "node-1");
        changed.Payload = Orders(9, "node-1").Payload;
        var garbage = new byte[] { 0xff, 0xff };

        Assert.Contains("no newer", mandate.Take(Orders(7, "node-1", minutes: 61)), StringComparison.Ordinal);
        Assert.Contains("no newer", mandate.Take(Orders(6, "node-1")), StringComparison.Ordinal);
        Assert.Contains("no newer", mandate.Take(Policy(6, "node-1")), StringComparison.Ordinal);
        Assert.Contains("node-2", mandate.Take(Orders(8, "node-2")), StringComparison.Ordinal);
        Assert.Contains("not signed", mandate.Take(Orders(8, "node-1", stranger)), StringComparison.Ordinal);
        Assert.Contains("not signed", mandate.Take(Policy(8, "node-1", stranger)), StringComparison.Ordinal);
        Assert.Contains("not signed", mandate.Take(changed), StringComparison.Ordinal);
        Assert.Contains("not signed", mandate.Take(new SignedFirewallOrders()), StringComparison.Ordinal);
        Assert.Contains(
            "cannot be read",
            mandate.Take(
                new SignedFirewallOrders
                {
                    Payload = ByteString.CopyFrom(garbage),
                    Signature = ByteString.CopyFrom(FirewallSignature.SignOrders(authority.Key, garbage)),
                }
            ),
            StringComparison.Ordinal
        );

        Assert.Equal(7UL, mandate.OrdersVersion);
        Assert.Equal(7UL, mandate.Policy.Version);
        mandate.Finish(Patience);
        Assert.Equal(7UL, Open().OrdersVersion);
    }

    [Fact]
    public void What_is_kept_is_believed_after_a_restart_also_when_the_servers_authority_was_renewed_meanwhile()
    {
        using var next = new SigningAuthority();
        var trusted = authority.EnrolledIn(folder);
        var mandate = new FirewallMandate(folder, trusted, "node-1", new LineLog(TextWriter.Null, TimeProvider.System));
        Assert.Null(mandate.Take(Orders(7, "node-1")));
        Assert.Null(mandate.Take(Policy(9, "node-1")));

        Assert.Null(trusted.Take(authority.List(1, authority, next)));
        Assert.Null(trusted.Take(next.List(2, next)));
        Assert.Contains("not signed", mandate.Take(Orders(8, "node-1")), StringComparison.Ordinal);
        Assert.Null(mandate.Take(Orders(7, "node-1", next.Key)));
        Assert.Null(mandate.Take(Policy(9, "node-1", next.Key)));
        mandate.Finish(Patience);

        var after = Open();
        Assert.Equal((7UL, 9UL), (after.OrdersVersion, after.Policy.Version));
    }

    [Fact]
    public void A_kept_file_that_somebody_changed_is_not_used()
    {
        var mandate = Open();
        Assert.Null(mandate.Take(Orders(7, "node-1")));
        mandate.Finish(Patience);
        var path = Path.Combine(folder, "firewall.orders");
        var bytes = File.ReadAllBytes(path);
        bytes[10] ^= 1;
        File.WriteAllBytes(path, bytes);

        Assert.Equal(0UL, Open().OrdersVersion);
    }

    public void Dispose()
    {
        authority.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private FirewallMandate Open() =>
        new(folder, authority.EnrolledIn(folder), "node-1", new LineLog(TextWriter.Null, TimeProvider.System));

    private SignedFirewallOrders Orders(ulong version, string node, ECDsa? by = null, double minutes = 60)
    {
        Assert.True(IpPrefix.TryParse("203.0.113.9/32", out var target));
        var rule = new FlowSpecRule(
            FlowSpecMatch.To(target).With(FlowSpecComponent.AnyOf(FlowSpecField.Protocol, 17)),
            FlowSpecAction.Discard
        );
        var orders = new[] { new FilterOrder(rule, DateTimeOffset.UnixEpoch.AddMinutes(minutes)) };
        var payload = FirewallOrdersCodec.Encode(version, new NodeId(node), orders).ToByteArray();
        return new SignedFirewallOrders
        {
            Payload = ByteString.CopyFrom(payload),
            Signature = ByteString.CopyFrom(FirewallSignature.SignOrders(by ?? authority.Key, payload)),
        };
    }

    private SignedFirewallPolicy Policy(ulong version, string node, ECDsa? by = null)
    {
        var rules = new LocalRules { Version = version, MaxFilters = 3 };
        var payload = FirewallPolicyCodec.Encode(rules, new NodeId(node)).ToByteArray();
        return new SignedFirewallPolicy
        {
            Payload = ByteString.CopyFrom(payload),
            Signature = ByteString.CopyFrom(FirewallSignature.SignPolicy(by ?? authority.Key, payload)),
        };
    }
}
