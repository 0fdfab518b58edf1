using System.CommandLine;
using Flowtriq.Agent.Configuration;
using Flowtriq.Agent.Updates;

namespace Flowtriq.Agent.Commands;

/// <summary><c>ftagent run --config FILE</c></summary>
internal static class RunCommand
{
    internal static Command Build()
    {
        var config = CommandTree.ConfigOption();
        var command = new Command(
            "run",
            "Watches this machine's interfaces until it is ended. Standalone, events are JSON lines on standard output; an enrolled "
                + "node reports to its server. SIGHUP reads the configuration again, SIGTERM stops."
        )
        {
            config,
        };
        command.SetAction(parsed => Run(CommandTree.ConfigPath(parsed.GetValue(config))));
        return command;
    }

    private static int Run(string? path)
    {
        var log = new LineLog(Console.Error, TimeProvider.System);
        var source = new ConfigSource(path, log);
        var errors = new List<ConfigError>();
        if (source.Load(errors) is not { } effective)
        {
            foreach (var error in errors)
                Console.Error.WriteLine(error);
            return ExitCode.Refused;
        }

        // Comes back only when this very program is to run.
        Launcher.Launch(effective, log);
        using var signals = Signals.Register();
        return new AgentHost(source, signals, log, TimeProvider.System).Run(effective);
    }
}
