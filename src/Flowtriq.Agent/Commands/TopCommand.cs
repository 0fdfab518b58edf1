using System.CommandLine;
using Flowtriq.Agent.Status;
using Flowtriq.Agent.Top;

namespace Flowtriq.Agent.Commands;

/// <summary><c>ftagent top</c>: the running agent, live.</summary>
internal static class TopCommand
{
    internal static Command Build()
    {
        var config = CommandTree.ConfigOption();
        var once = new Option<bool>("--once")
        {
            Description =
                "Prints one picture and ends, as it does by itself on a pipe or a terminal without cursor control.",
        };
        var every = new Option<double>("--interval", "-i")
        {
            Description = "Seconds between two pictures, 0.5 to 60.",
            HelpName = "SECONDS",
            DefaultValueFactory = _ => 1,
        };
        every.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && result.GetValueOrDefault<double>() is not (>= 0.5 and <= 60))
                result.AddError("--interval must be from 0.5 to 60");
        });
        var command = new Command(
            "top",
            "Watches the running agent: rates, state and threshold of every interface, the busiest targets, open attacks with their vectors. "
                + $"q ends it. Changes nothing. Exit code 0, or {ExitCode.NotRunning} when no agent answers."
        )
        {
            config,
            every,
            once,
        };
        command.SetAction(parsed =>
            Watch(parsed.GetValue(config), TimeSpan.FromSeconds(parsed.GetValue(every)), parsed.GetValue(once))
        );
        return command;
    }

    private static int Watch(string? named, TimeSpan every, bool once)
    {
        if (CommandTree.Load(named) is not { } config)
            return ExitCode.Refused;
        var first = StatusQuery.Ask(config.StateDirectory);
        if (first is StatusAnswer.Silent silent)
        {
            Console.Error.WriteLine(silent.Reason);
            return ExitCode.NotRunning;
        }

        using var terminal = once ? null : Terminal.TryOpen(Environment.GetEnvironmentVariable);
        if (terminal is null)
        {
            foreach (var line in TopFrame.Draw(((StatusAnswer.Answered)first).Status, TopFrame.Width, int.MaxValue))
                Console.Out.WriteLine(line);
            return ExitCode.Done;
        }

        using var signals = Signals.Register();
        new TopScreen(terminal, signals, config.StateDirectory).Run(every);
        return ExitCode.Done;
    }
}
