using System.Collections.Immutable;
using Flowtriq.Agent.Attacks;
using Flowtriq.Agent.Configuration;
using Flowtriq.Agent.Ports;
using Flowtriq.Agent.Reports;
using Flowtriq.Core;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Mitigation.Local;
using Flowtriq.Core.Mitigation.Safety;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;
using AgentConfig = Flowtriq.Agent.Configuration.AgentConfig;
using FirewallMode = Flowtriq.Agent.Configuration.FirewallMode;

namespace Flowtriq.Agent.Firewall;

/// <summary>
/// The loop's step of level 1: attacks, policy and orders into what should be in the kernel. Does nothing on a quiet tick,
/// decides at once when an attack changes, and twice a second while one lasts or a filter is there.
/// </summary>
internal sealed class FirewallStep(AgentConfig config, EdgeFirewall firewall, FirewallMandate? mandate, Notices notices)
{
    private static readonly TimeSpan DecideEvery = TimeSpan.FromMilliseconds(500);

    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private ulong _orders;
    private TimeSpan _decideAt;
    private bool _changed = true;

    /// <summary>What is remembered of targets; goes on in the loop of a new configuration.</summary>
    internal LocalState State { get; set; } = LocalState.Empty;

    private bool ByServer => config.Firewall.Mode == FirewallMode.Server;

    private IReadOnlyList<FilterOrder> Orders => ByServer && mandate is not null ? mandate.Orders : [];

    /// <summary>Something was told that may want another filter: decide at the end of this tick.</summary>
    internal void Changed() => _changed = true;

    /// <summary>Step 6 of the tick.</summary>
    internal void Follow(IReadOnlyList<OpenAttack> open, PortBoard ports, NodeId node, Moment now)
    {
        var ordered =
            ByServer
            && mandate is { } held
            && held.OrdersVersion + held.Policy.Version is var version
            && version != _orders;
        if (!_changed && !ordered && (now.Uptime < _decideAt || IsQuiet(open)))
            return;
        _orders = mandate is null ? 0 : mandate.OrdersVersion + mandate.Policy.Version;
        (_changed, _decideAt) = (false, now.Uptime + DecideEvery);
        var state = firewall.State;
        var sights = open.Select(one => Sight(one, ports, state, node, now)).ToList();
        var rules = Rules();
        var decision = LocalStep.Decide(sights, rules, Orders, State, now.Wall);
        State = decision.State;
        Tell(decision.Refused);
        firewall.Want(
            new FirewallWish(
                [.. ports.All.Where(static port => port is { Inbound: not null, Kernel: not null }).Select(Name)],
                [.. rules.Allow.Distinct()],
                decision.Filters
            )
        );
    }

    /// <summary>Adds what the firewall does to the report.</summary>
    internal void Report(Flowtriq.Protocol.Report report) =>
        FirewallReports.Fill(report, firewall.State, mandate, ByServer);

    private static string Name(Port port) => port.About.Name;

    private bool IsQuiet(IReadOnlyList<OpenAttack> open) => open.Count == 0 && State.IsIdle && Orders.Count == 0;

    private static LocalSight Sight(OpenAttack one, PortBoard ports, FirewallState state, NodeId node, Moment now)
    {
        var seen = one.Describe(ObservationPhase.Updated, node, now);
        var port = ports.All.FirstOrDefault(port => port.About.Name == seen.Interface);
        var share = port is { About.CapacityBps: > 0, Inbound: { } inbound }
            ? inbound.Rates.Second.Bits.Value / port.About.CapacityBps
            : null;
        var dropped = state
            .Filters.Where(filter =>
                seen.Target is { } target && filter.Filter.Rule.Match.Destination is { } to && target.Contains(to)
            )
            .Sum(static filter => filter.Rate.Bits.Value);
        return new LocalSight(seen, share, new BitsPerSecond(dropped));
    }

    // What the node's operator forbids holds whoever wants it.
    private LocalRules Rules()
    {
        var own = config.Firewall;
        var rules = ByServer
            ? mandate?.Policy ?? LocalRules.None
            : new LocalRules { Own = [.. config.Prefixes], Workspace = own.Policy };
        return rules with
        {
            Allow = [.. rules.Allow, .. own.Allow],
            Protected =
            [
                .. rules.Protected,
                .. own.Exclude.Select(static prefix => new ProtectedPrefix(prefix, "excluded in this node's file")),
            ],
            MaxFilters = Math.Min(rules.MaxFilters, own.MaxFilters),
            DryRun = rules.DryRun || own.DryRun,
        };
    }

    // Each refusal once, until it is no longer one.
    private void Tell(ImmutableArray<Refusal> refused)
    {
        _told.IntersectWith(refused.Select(static refusal => refusal.ToString()));
        foreach (var refusal in refused)
        {
            if (_told.Add(refusal.ToString()))
                notices.Add(
                    refusal.Kind == RefusalKind.DryRun ? "filter_dry_run" : "filter_refused",
                    refusal.ToString()
                );
        }
    }
}
