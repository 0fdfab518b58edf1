using System.CommandLine;
using Flowtriq.Agent.Configuration;

namespace Flowtriq.Agent.Commands;

/// <summary><c>ftagent check-config FILE</c></summary>
internal static class CheckConfigCommand
{
    internal static Command Build()
    {
        var file = new Argument<string>("FILE") { Description = "The configuration file." };
        var command = new Command(
            "check-config",
            "Checks a configuration and prints it with all defaults filled in. Every fault is told, one a line; then the exit code is 2."
        )
        {
            file,
        };
        command.SetAction(parsed => Check(parsed.GetRequiredValue(file)));
        return command;
    }

    private static int Check(string path)
    {
        var errors = new List<ConfigError>();
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{path}: {unreadable.Message}");
            return ExitCode.Refused;
        }

        if (ConfigReader.Read(text, errors) is { } config)
        {
            Console.Out.WriteLine(ConfigText.Write(config));
            return ExitCode.Done;
        }

        foreach (var error in errors)
            Console.Error.WriteLine($"{path}: {error}");
        return ExitCode.Refused;
    }
}
