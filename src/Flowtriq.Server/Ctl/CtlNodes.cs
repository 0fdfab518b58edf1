using System.CommandLine;

namespace Flowtriq.Server.Ctl;

/// <summary><c>flowtriq ctl nodes</c>.</summary>
internal static class CtlNodes
{
    internal static Command Create()
    {
        var nodes = new Command("nodes", "Nodes: list");
        nodes.Subcommands.Add(
            new Command("list", "All nodes with their state").Sends(
                static _ => CtlRequest.Get("nodes"),
                static (body, output) =>
                    CtlTable.Write(
                        output,
                        ["NODE", "NAME", "POP", "STATE", "SEEN", "VERSION", "PPS", "BPS"],
                        body.EnumerateArray()
                            .Select(static node =>
                                new[]
                                {
                                    node.Text("id"),
                                    node.Text("name"),
                                    node.Text("pop"),
                                    node.Text("state"),
                                    node.Time("lastSeen"),
                                    node.Text("agentVersion"),
                                    node.Rate("pps"),
                                    node.Rate("bps"),
                                }
                            )
                    )
            )
        );
        return nodes;
    }
}
