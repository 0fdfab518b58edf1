using System.CommandLine;
using Flowtriq.Agent.Configuration;

namespace Flowtriq.Agent.Commands;

/// <summary>The command line, fixed so that others can script it.</summary>
internal static class CommandTree
{
    internal const string DefaultConfig = "/etc/flowtriq/ftagent.json";

    internal static RootCommand Build() =>
        new("Detects, names and records DDoS attacks at a point of presence.")
        {
            RunCommand.Build(),
            CheckConfigCommand.Build(),
            SetupCommand.Build(),
            EnrollCommand.Build(),
            StatusCommand.Build(),
            TopCommand.Build(),
            DoctorCommand.Build(),
            ReplayCommand.Build(),
            FirewallCommand.Build(),
            VersionCommand.Build(),
        };

    /// <summary>The option every command that reads a configuration has.</summary>
    internal static Option<string?> ConfigOption() =>
        new("--config", "-c")
        {
            Description = $"Configuration file, JSON with comments. Without it {DefaultConfig} is read when it exists.",
            HelpName = "FILE",
        };

    /// <summary>The configuration in force on this node; null when it cannot be used, which standard error then says.</summary>
    internal static AgentConfig? Load(string? named)
    {
        var errors = new List<ConfigError>();
        var source = new ConfigSource(ConfigPath(named), new LineLog(Console.Error, TimeProvider.System));
        var config = source.Load(errors);
        foreach (var error in errors)
            Console.Error.WriteLine(error);
        return config;
    }

    /// <summary>The file that holds: the one named, else the default one, else none.</summary>
    internal static string? ConfigPath(string? named) => named ?? (File.Exists(DefaultConfig) ? DefaultConfig : null);
}
