using System.CommandLine;

namespace Flowtriq.Server.Ctl;

/// <summary><c>flowtriq ctl</c>: a small client of the API for scripts and for people without a browser.</summary>
internal static class CtlCommand
{
    /// <param name="local">Commands of other slices that need no server.</param>
    internal static Command Create(params ReadOnlySpan<Command> local)
    {
        var ctl = new Command(
            "ctl",
            $"""
            Use a running server from the command line.
            The server's address and an API token (Settings, Tokens) come from {CtlSettings.Address} and {CtlSettings.Secret},
            or from the lines url=... and token=... of ~/.config/flowtriq/ctl, which only you may read (chmod 600);
            {CtlSettings.File} names another file. Ends with 0 when it was done, 1 when the server refused,
            2 when the settings are wrong, 3 when there was no answer.
            """
        );
        ctl.Options.Add(CtlRun.Json);
        ctl.Subcommands.Add(CtlIncidents.Create());
        ctl.Subcommands.Add(CtlMitigations.Create());
        ctl.Subcommands.Add(CtlMitigations.CreateKillSwitch());
        ctl.Subcommands.Add(CtlSilence.Create());
        ctl.Subcommands.Add(CtlNodes.Create());
        ctl.Subcommands.Add(CtlAuthority.Create());
        ctl.Subcommands.Add(CtlTokens.Create());
        ctl.Subcommands.Add(CtlAudit.Create());
        foreach (var command in local)
            ctl.Subcommands.Add(command);
        return ctl;
    }
}
