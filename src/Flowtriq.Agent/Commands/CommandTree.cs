using System.CommandLine;

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
            EnrollCommand.Build(),
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

    /// <summary>The file that holds: the one named, else the default one, else none.</summary>
    internal static string? ConfigPath(string? named) => named ?? (File.Exists(DefaultConfig) ? DefaultConfig : null);
}
