using Flowtriq.Core.Incidents;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Nodes.Configuration;

/// <summary>What is set, joined with what the nodes make of it.</summary>
internal sealed class ConfigViews(ConfigStore store, NodeDirectory directory, LiveNodes live, NodeNotices notices)
{
    private const int MostHistory = 200;

    internal NodeConfig Node(RegisteredNode node)
    {
        var layers = store.Latest(ConfigScope.Of(node));
        var own = layers[^1];
        var offer = store.Offer(node.Id);
        var inForce = (long)live.ConfigVersion(node);
        return new NodeConfig(
            own.Version,
            own.Json,
            own.SetAt,
            own.By,
            inForce,
            offer is null ? null : Refusal(node, offer.Version, inForce),
            offer?.Version ?? 0,
            offer?.Json ?? "{}",
            [.. layers.Select(Layer)]
        );
    }

    internal ConfigLayer Layer(ConfigScope scope) => Layer(store.Latest(scope));

    /// <summary>All nodes, every POP and every group.</summary>
    internal ConfigScopeSummary[] Scopes()
    {
        var nodes = directory.Current.Nodes;
        var pops = nodes.Select(static node => ConfigScope.Pop(node.Pop)).Distinct().OrderBy(static s => s.Text);
        var groups = nodes
            .Where(static node => node.Group.Length > 0)
            .Select(static node => ConfigScope.Group(node.Group))
            .Distinct()
            .OrderBy(static s => s.Text);
        IEnumerable<ConfigScope> scopes = [ConfigScope.Fleet, .. pops, .. groups];
        return [.. scopes.Select(scope => Summary(scope, nodes.Where(scope.Covers)))];
    }

    /// <summary>Newest first.</summary>
    internal ConfigRevision[] History(ConfigScope scope)
    {
        var rows = store.History(scope, MostHistory + 1);
        return [.. rows.Take(MostHistory).Select((row, index) => Revision(row, rows.ElementAtOrDefault(index + 1)))];
    }

    private ConfigScopeSummary Summary(ConfigScope scope, IEnumerable<RegisteredNode> nodes)
    {
        var (all, inForce) = (0, 0);
        var refused = new List<ConfigRefusal>();
        foreach (var node in nodes)
        {
            all++;
            var offered = store.Offer(node.Id)?.Version ?? 0;
            var held = (long)live.ConfigVersion(node);
            if (offered == held)
                inForce++;
            else if (Refusal(node, offered, held) is { } reason)
                refused.Add(new ConfigRefusal(node.Id.Value, node.Name, reason));
        }

        return new ConfigScopeSummary(Layer(scope), all, inForce, all - inForce - refused.Count, refused);
    }

    private string? Refusal(RegisteredNode node, long offered, long inForce) =>
        offered == inForce ? null : notices.RefusalOf(node.Id, (ulong)offered);

    private static ConfigLayer Layer(ConfigRevisionRow row) =>
        new(row.Scope, row.Version, row.Json, row.SetAt, row.By, row.Note);

    private static ConfigRevision Revision(ConfigRevisionRow row, ConfigRevisionRow? before) =>
        new(
            row.Version,
            UnixTime.FromUnixMicroseconds(row.At),
            row.By,
            row.Note,
            row.Json,
            ConfigDiff.Of(before?.Parsed() ?? [], row.Parsed())
        );
}
