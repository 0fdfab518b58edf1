using System.CommandLine;
using Flowtriq.Agent.Configuration;
using Flowtriq.Agent.Uplink;

namespace Flowtriq.Agent.Commands;

/// <summary><c>ftagent enroll --server HOST:7443 --token T</c></summary>
internal static class EnrollCommand
{
    internal static Command Build()
    {
        var server = new Option<string>("--server", "-s")
        {
            Description = "Where flowtriq listens for agents.",
            HelpName = "HOST[:7443]",
            Required = true,
        };
        var token = TokenSource.Option();
        var config = CommandTree.ConfigOption();
        var command = new Command("enroll", "Makes this machine a node of a flowtriq server, once.")
        {
            server,
            token,
            config,
        };
        command.SetAction(parsed =>
            Enroll(parsed.GetRequiredValue(server), parsed.GetValue(token), parsed.GetValue(config))
        );
        return command;
    }

    private static int Enroll(string server, string? token, string? configPath)
    {
        var errors = new List<ConfigError>();
        var log = new LineLog(Console.Error, TimeProvider.System);
        if (new ConfigSource(CommandTree.ConfigPath(configPath), log).Load(errors) is not { } config)
            return Refuse(string.Join(Environment.NewLine, errors));
        if (!ServerAddress.TryParse(server, out var address))
            return Refuse($"--server: \"{server}\": must be HOST or HOST:PORT");
        if (TokenSource.Read(token, out var fault) is not { Length: > 0 } secret)
            return Refuse(fault ?? $"no token: give --token, or set {TokenSource.Variable}");

        var outcome = new Enrollment(HostFacts.Read(config.ProcRoot), TimeProvider.System).Run(
            address!,
            secret,
            config.StateDirectory
        );
        switch (outcome)
        {
            case EnrollmentOutcome.Enrolled enrolled:
                Console.Out.WriteLine($"enrolled at {address} as {enrolled.NodeName} ({enrolled.NodeId})");
                return ExitCode.Done;
            case EnrollmentOutcome.Refused refused:
                return Refuse($"not enrolled: {refused.Reason}");
            default:
                throw new InvalidOperationException($"unknown outcome {outcome}");
        }
    }

    private static int Refuse(string reason)
    {
        Console.Error.WriteLine(reason);
        return ExitCode.Refused;
    }
}
