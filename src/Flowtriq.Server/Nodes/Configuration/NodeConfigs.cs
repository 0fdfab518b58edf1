using System.Text.Json;
using System.Text.Json.Nodes;
using Flowtriq.Core.Incidents;
using Flowtriq.Protocol;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Nodes.Configuration;

/// <summary>
/// What the server sets on nodes: stored first, then signed and sent. A node is offered the three scopes that cover it in one; one that
/// is away gets it with its welcome.
/// </summary>
public sealed class NodeConfigs(
    ConfigStore store,
    NodeDirectory directory,
    NodeCommands commands,
    CertificateAuthority authority,
    TimeProvider time
) : IDisposable
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    // One change at a time, so that a node never gets an older version after a newer one.
    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>Sets it; false when <paramref name="madeFrom"/> is not the version that is there.</summary>
    internal async Task<bool> SetAsync(
        ConfigScope scope,
        string json,
        long? madeFrom,
        string by,
        string note,
        CancellationToken cancel
    )
    {
        await turn.WaitAsync(cancel);
        try
        {
            var before = store.Latest(scope).Version;
            if (madeFrom is not null && madeFrom != before)
                return false;
            var now = time.GetUtcNow().ToUnixMicroseconds();
            var row = new ConfigRevisionRow(scope.Text, before + 1, json, now, by, note);
            await store.WriteAsync(
                tx =>
                {
                    ConfigStore.Add(tx, row);
                    return true;
                },
                cancel
            );
            foreach (var node in directory.Current.Nodes.Where(scope.Covers))
                await OfferInTurnAsync(node, 0, cancel);
            return true;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Offers a node what is set for it now, which another POP may have changed.</summary>
    internal async Task OfferAsync(RegisteredNode node, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            await OfferInTurnAsync(node, 0, cancel);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>What a node that says hello is offered, newer than what it says it holds; null when nothing was ever set for it.</summary>
    internal async Task<(SignedAgentConfig Config, ulong Version)?> WelcomeAsync(
        RegisteredNode node,
        ulong held,
        CancellationToken cancel
    )
    {
        if (Wanted(node) is not { } wanted)
            return null;
        var offer = store.Offer(node.Id);
        if (offer is null || offer.Json != wanted || IsBehind(offer.Version, held))
        {
            await turn.WaitAsync(cancel);
            try
            {
                offer = await OfferInTurnAsync(node, held, cancel);
            }
            finally
            {
                turn.Release();
            }
        }

        return offer is null ? null : (Seal(offer), (ulong)offer.Version);
    }

    /// <summary>What the node was last offered, signed; null when it is the version named or nothing.</summary>
    internal SignedAgentConfig? OfferAfter(NodeId node, ulong version) =>
        store.Offer(node) is { } offer && (ulong)offer.Version != version ? Seal(offer) : null;

    /// <summary>Sends a connected node once more what it was last offered, signed anew.</summary>
    internal void Repeat(NodeId node)
    {
        if (store.Offer(node) is { } offer)
            commands.TryConfigure(node, Seal(offer));
    }

    public void Dispose() => turn.Dispose();

    private async Task<ConfigOffer?> OfferInTurnAsync(RegisteredNode node, ulong held, CancellationToken cancel)
    {
        if (Wanted(node) is not { } wanted)
            return null;
        var last = store.Offer(node.Id);
        var behind = IsBehind(last?.Version ?? 0, held);
        if (last?.Json == wanted && !behind)
            return last;
        // A server that came back from a backup must not look older than what the node already has.
        var next = new ConfigOffer(node.Id.Value, (behind ? (long)held : last?.Version ?? 0) + 1, wanted);
        await store.WriteAsync(
            tx =>
            {
                ConfigStore.Put(tx, next);
                return true;
            },
            cancel
        );
        commands.TryConfigure(node.Id, Seal(next));
        return next;
    }

    /// <summary>The scopes laid over each other; null when nothing was ever set in any of them.</summary>
    private string? Wanted(RegisteredNode node)
    {
        var layers = store.Latest(ConfigScope.Of(node));
        return layers.All(static layer => layer.Version == 0) ? null : Merge(layers);
    }

    internal static string Merge(IEnumerable<ConfigRevisionRow> layers) =>
        layers
            .Aggregate(new JsonObject(), static (below, above) => ServerOverlay.Merge(below, above.Parsed()))
            .ToJsonString(Indented);

    // A node cannot push its number so far that nothing follows it.
    private static bool IsBehind(long offered, ulong held) => held > (ulong)offered && held < long.MaxValue / 2;

    private SignedAgentConfig Seal(ConfigOffer offer)
    {
        var config = new AgentConfig
        {
            Version = (ulong)offer.Version,
            Json = offer.Json,
            Node = offer.Node,
        };
        return authority.Sign(key => ConfigSignature.Sign(key, config));
    }
}
