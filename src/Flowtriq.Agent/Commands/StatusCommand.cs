using System.CommandLine;
using Flowtriq.Agent.Status;

namespace Flowtriq.Agent.Commands;

/// <summary><c>ftagent status [--json]</c>: what the running agent says of itself.</summary>
internal static class StatusCommand
{
    internal static Command Build()
    {
        var config = CommandTree.ConfigOption();
        var json = new Option<bool>("--json") { Description = "One JSON object instead of lines for people." };
        var command = new Command(
            "status",
            "Asks the running agent: state and thresholds of every interface with their reasons, open attacks, event queue, server, packet "
                + $"ring, firewall, what the agent costs, latest notices. Changes nothing. Exit code 0, or {ExitCode.NotRunning} when no agent answers."
        )
        {
            config,
            json,
        };
        command.SetAction(parsed => Show(parsed.GetValue(config), parsed.GetValue(json)));
        return command;
    }

    private static int Show(string? named, bool json)
    {
        if (CommandTree.Load(named) is not { } config)
            return ExitCode.Refused;
        switch (StatusQuery.Ask(config.StateDirectory))
        {
            case StatusAnswer.Answered answered when json:
                using (var output = Console.OpenStandardOutput())
                    output.Write(answered.Json);
                return ExitCode.Done;
            case StatusAnswer.Answered answered:
                Console.Out.WriteLine(StatusText.Write(answered.Status));
                return ExitCode.Done;
            case StatusAnswer.Silent silent:
                Console.Error.WriteLine(silent.Reason);
                return ExitCode.NotRunning;
            default:
                throw new InvalidOperationException("unknown answer");
        }
    }
}
