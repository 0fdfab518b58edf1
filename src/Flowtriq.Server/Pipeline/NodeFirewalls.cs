using System.Collections.Concurrent;
using System.Collections.Immutable;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Mitigation.Local;
using Flowtriq.Protocol;

namespace Flowtriq.Server.Pipeline;

/// <summary>
/// Level 1 over all nodes: what each can do and does, what it may do by itself, and what it is told to do. Where the
/// mitigation slice, which decides, meets the ingest, which has the lines. Versions grow over restarts of the server: they
/// are the time in microseconds, or one more than what the node already has.
/// </summary>
public sealed class NodeFirewalls(FirewallSeal seal, TimeProvider time)
{
    private readonly ConcurrentDictionary<NodeId, NodeFirewall> states = new();

    // Guards the three below, and with them the order in which frames are handed to a line.
    private readonly Lock writing = new();
    private readonly Dictionary<NodeId, Orders> orders = [];
    private readonly Dictionary<NodeId, ulong> policySent = [];
    private LocalRules? policy;

    /// <summary>Carries a frame to a connected node; false when it is away. The ingest sets it.</summary>
    public Func<NodeId, ServerFrame, bool> Line { private get; set; } = static (_, _) => false;

    /// <summary>Raised after a node said something new about its firewall.</summary>
    public event Action<NodeId>? Changed;

    /// <summary>The last word of every node that said one.</summary>
    public IReadOnlyDictionary<NodeId, NodeFirewall> All => states;

    /// <summary>The last word of a node; null before its first report.</summary>
    public NodeFirewall? Of(NodeId node) => states.GetValueOrDefault(node);

    /// <summary>Takes a node's word.</summary>
    internal void Take(NodeId node, NodeFirewall state)
    {
        states[node] = state;
        Changed?.Invoke(node);
    }

    /// <summary>The whole set of filters wanted on a node; it replaces the last one. A node that is away gets it when it comes back.</summary>
    public void Order(NodeId node, ImmutableArray<EdgeFilterOrder> filters)
    {
        lock (writing)
        {
            if (orders.GetValueOrDefault(node) is { } last && last.Filters.SequenceEqual(filters))
                return;
            var held = Math.Max(orders.GetValueOrDefault(node)?.Version ?? 0, Of(node)?.Orders ?? 0);
            var next = new Orders(Next(held), filters);
            orders[node] = next;
            Line(node, seal.Seal(next.Version, node, next.Filters));
        }
    }

    /// <summary>What every node may do by itself from now on; connected ones hear of it at once.</summary>
    public void Govern(LocalRules rules)
    {
        lock (writing)
        {
            policy = rules;
            foreach (var node in policySent.Keys.ToArray())
                Tell(node, rules);
        }
    }

    /// <summary>
    /// Gives a node that has just connected the policy and, when any were decided on since this server started, its orders.
    /// </summary>
    internal void Greet(NodeId node)
    {
        lock (writing)
        {
            policySent.TryAdd(node, 0);
            if (policy is { } rules)
                Tell(node, rules);
            if (orders.GetValueOrDefault(node) is not { } wanted)
                return;
            // It may have carried out later ones of an earlier life of this server: what holds now must not look old.
            if (Of(node)?.Orders > wanted.Version)
                orders[node] = wanted = wanted with { Version = Next(Of(node)!.Orders) };
            Line(node, seal.Seal(wanted.Version, node, wanted.Filters));
        }
    }

    private void Tell(NodeId node, LocalRules rules)
    {
        var version = Next(Math.Max(policySent[node], Of(node)?.Policy ?? 0));
        policySent[node] = version;
        Line(node, seal.Seal(rules with { Version = version }, node));
    }

    private ulong Next(ulong held) => Math.Max(held + 1, (ulong)UnixMicroseconds.From(time.GetUtcNow()));

    private sealed record Orders(ulong Version, ImmutableArray<EdgeFilterOrder> Filters);
}
