using System.CommandLine;
using Flowtriq.Server.Access;
using Flowtriq.Server.Access.Resets;
using Flowtriq.Server.Captures.Bundles;
using Flowtriq.Server.Ctl;
using Flowtriq.Server.Mitigation.Rules;
using Flowtriq.Server.Nodes;
using Flowtriq.Server.Nodes.Releases;
using Flowtriq.Server.Platform.Audit;

namespace Flowtriq.Server;

/// <summary><c>flowtriq [run]</c> and the subcommands of the slices.</summary>
internal static class CommandLine
{
    internal static RootCommand Create()
    {
        var root = new RootCommand("flowtriq: DDoS detection for ISPs. Without a command it runs the server.");
        RunCommand.Define(root);
        var run = new Command("run", "Run the server (the same as no command)");
        RunCommand.Define(run);
        root.Subcommands.Add(run);
        root.Subcommands.Add(SetupCommand.Create());
        root.Subcommands.Add(ResetCommand.Create(TimeProvider.System));
        root.Subcommands.Add(NodeCommand.Create(TimeProvider.System));
        root.Subcommands.Add(ReleaseCommand.Create());
        root.Subcommands.Add(KillCommand.Create(TimeProvider.System));
        root.Subcommands.Add(AuditCommand.Create());
        root.Subcommands.Add(CtlCommand.Create(VerifyCommand.Create()));
        return root;
    }
}
