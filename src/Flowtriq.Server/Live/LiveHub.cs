using Flowtriq.Core.Incidents;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace Flowtriq.Server.Live;

/// <summary>
/// /hub/live. A browser joins "overview", "node:{id}" or "incident:{number}" while it shows them; incident summaries and new
/// nodes go to everybody.
/// </summary>
public sealed class LiveHub : Hub
{
    internal const string Overview = "overview";
    internal const string NodePrefix = "node:";
    internal const string IncidentPrefix = "incident:";
    private const int MostGroups = 16;

    private readonly LiveConnections connections;
    private readonly NodeDirectory directory;
    private readonly IHubContext<LiveHub> hub;

    public LiveHub(IServiceProvider services, NodeDirectory directory, IHubContext<LiveHub> hub)
    {
        connections = services.GetRequiredService<LiveConnections>();
        this.directory = directory;
        this.hub = hub;
    }

    public override Task OnConnectedAsync()
    {
        var connection = new LiveConnection(Context, watchOnly: Context.User?.IsInRole(Roles.Watch) ?? true);
        connections.Add(connection);
        _ = connection.PumpAsync(hub);
        return base.OnConnectedAsync();
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        connections.Remove(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }

    /// <exception cref="HubException">There is no such group, or this connection may not see it.</exception>
    [Authorize(Roles.Watch)]
    public void Join(string group)
    {
        var connection = connections.Find(Context.ConnectionId);
        if (connection is null)
            return;
        if (!Exists(group))
            throw new HubException("There is nothing to join by this name.");
        if (connection.WatchOnly && group != Overview)
            throw new HubException("A wall link shows the overview only.");
        if (connection.Groups.Count() >= MostGroups)
            throw new HubException("Leave a group first.");
        connection.Join(group);
    }

    [Authorize(Roles.Watch)]
    public void Leave(string group) => connections.Find(Context.ConnectionId)?.Leave(group);

    private bool Exists(string group) =>
        group == Overview
        || (
            group.StartsWith(NodePrefix, StringComparison.Ordinal)
            && directory.Current.Find(new NodeId(group[NodePrefix.Length..])) is not null
        )
        || (
            group.StartsWith(IncidentPrefix, StringComparison.Ordinal)
            && long.TryParse(group.AsSpan(IncidentPrefix.Length), out _)
        );
}
