using System.Collections.Immutable;
using Flowtriq.Server.Contract.Mitigations;

namespace Flowtriq.Server.Mitigation.Announcing.Peers;

/// <summary>Everything people configured about announcing, an immutable snapshot; each list in the order of names.</summary>
internal sealed record BgpConfiguration
{
    public static BgpConfiguration None { get; } = new();

    public BgpSettings Settings { get; init; } = BgpSettings.None;

    public ImmutableArray<BgpGroup> Groups { get; init; } = [];

    public ImmutableArray<StoredPeer> Peers { get; init; } = [];

    public ImmutableArray<GoBgpDaemon> Daemons { get; init; } = [];

    public ImmutableArray<CommandHook> Hooks { get; init; } = [];

    /// <summary>Things configured, the settings apart.</summary>
    public int Count => Groups.Length + Peers.Length + Daemons.Length + Hooks.Length;

    public BgpConfiguration With(BgpGroup group) => this with { Groups = Put(Groups, group, static g => g.Name) };

    public BgpConfiguration With(StoredPeer peer) => this with { Peers = Put(Peers, peer, static p => p.Name) };

    public BgpConfiguration With(GoBgpDaemon daemon) =>
        this with
        {
            Daemons = Put(Daemons, daemon, static d => d.Name),
        };

    public BgpConfiguration With(CommandHook hook) => this with { Hooks = Put(Hooks, hook, static h => h.Name) };

    public BgpConfiguration Without(string kind, string name) =>
        kind switch
        {
            BgpStore.Group => this with { Groups = Groups.RemoveAll(g => g.Name == name) },
            BgpStore.Peer => this with { Peers = Peers.RemoveAll(p => p.Name == name) },
            BgpStore.Daemon => this with { Daemons = Daemons.RemoveAll(d => d.Name == name) },
            BgpStore.Hook => this with { Hooks = Hooks.RemoveAll(h => h.Name == name) },
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };

    private static ImmutableArray<T> Put<T>(ImmutableArray<T> items, T item, Func<T, string> name) =>
        [.. items.Where(other => name(other) != name(item)).Append(item).OrderBy(name, StringComparer.Ordinal)];
}
