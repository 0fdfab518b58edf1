using Flowtriq.Core.Incidents;
using Flowtriq.Protocol;
using Flowtriq.Server.Nodes.Releases;
using Flowtriq.Server.Pipeline;

namespace Flowtriq.Server.Nodes.Updates;

/// <summary>
/// Brings nodes to the version of the rollout: tells those that are to have it and have not, again until they do. The first
/// node that went back by itself pauses it. Without a rollout no node is ever told anything.
/// </summary>
internal sealed class Rollouts(
    RolloutStore store,
    ReleaseShelf shelf,
    NodeDirectory directory,
    LiveNodes live,
    NodeCommands commands,
    TimeProvider time
)
{
    internal Rollout? Current => store.Read();

    /// <summary>Starts a rollout, or moves the one of the same version further.</summary>
    internal async Task<Rollout> StartAsync(RolloutRequest request, string by, CancellationToken cancel)
    {
        var before = store.Read();
        var (version, pops, groups) = (request.Version, request.Pops ?? [], request.Groups ?? []);
        var at = before?.Version == version && before.State != RolloutState.Withdrawn ? before.At : time.GetUtcNow();
        var next = new Rollout(version, request.Percent, pops, groups, RolloutState.Running, "", by, at);
        await store.WriteAsync(next, cancel);
        return next;
    }

    /// <summary>Pauses, goes on or withdraws; null without a rollout.</summary>
    internal async Task<Rollout?> TurnAsync(RolloutState state, string reason, string by, CancellationToken cancel)
    {
        if (store.Read() is not { } rollout)
            return null;
        var next = rollout with
        {
            State = state,
            Reason = reason,
            By = by,
            // Who went back before is forgiven by going on: only later ones pause it again.
            At = state == RolloutState.Running ? time.GetUtcNow() : rollout.At,
        };
        await store.WriteAsync(next, cancel);
        return next;
    }

    /// <summary>Where every node stands.</summary>
    internal IReadOnlyList<NodeUpdate> Nodes(Rollout? rollout)
    {
        var words = rollout is null ? new Dictionary<NodeId, UpdateWord>() : store.Words(rollout);
        return
        [
            .. directory.Current.Nodes.Select(node =>
            {
                var word = words.GetValueOrDefault(node.Id);
                var state = rollout?.Of(
                    node.Id,
                    node.Pop,
                    node.Group,
                    node.AgentVersion,
                    !live.IsSilent(node.Id),
                    word
                );
                var told = state is NodeUpdateState.Refused or NodeUpdateState.RolledBack ? word!.Text : "";
                return new NodeUpdate(
                    node.Id.Value,
                    node.Name,
                    node.Pop,
                    node.Group,
                    node.Architecture,
                    node.AgentVersion,
                    state,
                    told
                );
            }),
        ];
    }

    /// <summary>One round.</summary>
    internal async Task StepAsync(CancellationToken cancel)
    {
        if (store.Read() is not { State: not RolloutState.Paused } rollout)
            return;
        var nodes = Nodes(rollout);
        if (rollout.State == RolloutState.Withdrawn)
        {
            foreach (var node in nodes.Where(static n => n.State == NodeUpdateState.Updated))
                commands.TryUpdate(new NodeId(node.Id), new UpdateOrder { Withdraw = rollout.Version });
            return;
        }

        if (nodes.FirstOrDefault(static n => n.State == NodeUpdateState.RolledBack) is { } back)
        {
            await TurnAsync(RolloutState.Paused, $"{back.Name} went back: {back.Reason}", rollout.By, cancel);
            return;
        }

        foreach (var node in nodes.Where(static n => n.State == NodeUpdateState.Waiting))
        {
            if (shelf.Signed(rollout.Version, Machine(node.Architecture)) is { } signed)
                commands.TryUpdate(new NodeId(node.Id), new UpdateOrder { Release = signed });
        }
    }

    /// <summary>Agents say it as .NET does, files are named as uname does.</summary>
    private static string Machine(string architecture) =>
        architecture switch
        {
            "x64" => "x86_64",
            "arm64" => "aarch64",
            "arm" => "armv7l",
            _ => architecture,
        };
}
