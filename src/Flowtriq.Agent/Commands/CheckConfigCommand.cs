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
            "Checks a configuration and prints what is in force with it: defaults, the file over them, what the server set over both. Every "
                + "fault is told, one a line; then the exit code is 2."
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

        var source = new ConfigSource(path, new LineLog(Console.Error, TimeProvider.System));
        if (ConfigReader.Read(text, errors) is not null && source.Load(errors) is { } config)
        {
            Console.Out.WriteLine(Precedence(path, source.ServerVersion));
            Console.Out.WriteLine(ConfigText.Write(config));
            return ExitCode.Done;
        }

        foreach (var error in errors)
            Console.Error.WriteLine($"{path}: {error}");
        return ExitCode.Refused;
    }

    // A comment, so that what is printed is a configuration itself.
    private static string Precedence(string path, ulong version) =>
        $"// In rising precedence: built-in defaults, {path}, "
        + (version == 0 ? "what the server sets (nothing)." : $"what the server set (version {version}).");
}
