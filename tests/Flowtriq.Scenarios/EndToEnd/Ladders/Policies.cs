using Flowtriq.Lab.Systems;

namespace Flowtriq.Scenarios.EndToEnd.Ladders;

/// <summary>Policies the tests use; each has a name of its own, since a policy belongs to one customer here.</summary>
internal static class Policies
{
    public static PolicyDraft FlowSpecOnly(string name) => new(name, new LevelDraft("flowSpec"));

    public static PolicyDraft FlowSpecOnApproval(string name) => new(name, new LevelDraft("flowSpec", "approve"));

    public static PolicyDraft BlackholeOnly(string name) => new(name, new LevelDraft("blackhole"));

    public static PolicyDraft FirewallOnly(string name) => new(name, new LevelDraft("firewall"));

    public static PolicyDraft FirewallOnApproval(string name) => new(name, new LevelDraft("firewall", "approve"));

    public static PolicyDraft DivertOnly(string name) => new(name, new LevelDraft("scrubbing"));

    /// <summary>
    /// Every level; the node limits and so leaves something over, and the routers of the laboratory enforce nothing: it
    /// climbs to the top by itself. A diverted attack is out of the edge's sight, so the diversion is held for a while.
    /// </summary>
    public static PolicyDraft Whole(string name) =>
        new(
            name,
            new LevelDraft("firewall") { LimitBps = 1_000_000 },
            new LevelDraft("flowSpec"),
            new LevelDraft("blackhole"),
            new LevelDraft("scrubbing") { HoldSeconds = 20 }
        );
}
