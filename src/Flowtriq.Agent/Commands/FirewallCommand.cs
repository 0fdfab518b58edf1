using System.CommandLine;
using System.Globalization;
using Flowtriq.Agent.Configuration;
using Flowtriq.Agent.Firewall;

namespace Flowtriq.Agent.Commands;

/// <summary><c>ftagent firewall show|flush</c>: the kernel's own word, with or without a running agent.</summary>
internal static class FirewallCommand
{
    internal static Command Build() =>
        new("firewall", "Level 1 on this machine: the filters that this agent has put into the kernel.")
        {
            BuildShow(),
            BuildFlush(),
        };

    private static Command BuildShow()
    {
        var config = CommandTree.ConfigOption();
        var json = new Option<bool>("--json") { Description = "One JSON object instead of lines for people." };
        var command = new Command(
            "show",
            "Prints the agent's table, every filter with who wanted it, what it dropped and when the kernel lets it go."
        )
        {
            config,
            json,
        };
        command.SetAction(parsed => Show(parsed.GetValue(config), parsed.GetValue(json)));
        return command;
    }

    private static Command BuildFlush()
    {
        var config = CommandTree.ConfigOption();
        var command = new Command(
            "flush",
            "Removes the agent's table and says what was in it; no other table is touched. A running agent sets its filters again: "
                + "set firewall.mode to off to keep it from filtering."
        )
        {
            config,
        };
        command.SetAction(parsed => Flush(parsed.GetValue(config)));
        return command;
    }

    private static int Show(string? named, bool json) =>
        WithTable(
            named,
            (_, table, readings) =>
            {
                Console.Out.WriteLine(json ? FirewallText.Json(table, readings) : FirewallText.Lines(table, readings));
                return ExitCode.Done;
            }
        );

    private static int Flush(string? named) =>
        WithTable(
            named,
            (nft, table, readings) =>
            {
                if (readings is null)
                {
                    Console.Out.WriteLine($"nothing to remove: there is no table {table}");
                    return ExitCode.Done;
                }

                if (!nft.Run(FilterTable.Remove(table), out var output))
                {
                    Console.Error.WriteLine(output);
                    return ExitCode.Failed;
                }

                Console.Out.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"removed table {table} with {readings.Filters.Count} filters"
                    )
                );
                foreach (var filter in readings.Filters)
                    Console.Out.WriteLine(FirewallText.Line(filter));
                return ExitCode.Done;
            }
        );

    private static int WithTable(string? named, Func<NftContext, string, FilterReadings?, int> use)
    {
        var errors = new List<ConfigError>();
        var source = new ConfigSource(CommandTree.ConfigPath(named), new LineLog(Console.Error, TimeProvider.System));
        if (source.Load(errors) is not { } config)
        {
            foreach (var error in errors)
                Console.Error.WriteLine(error);
            return ExitCode.Refused;
        }

        using var nft = NftContext.Open(out var reason);
        if (nft is null)
        {
            Console.Error.WriteLine(reason);
            return ExitCode.Failed;
        }

        var table = FilterTable.NameFor(config.StateDirectory);
        var listed = nft.Run($"list table netdev {table}\n", out var output);
        return use(nft, table, listed ? FilterReadings.Parse(output) : null);
    }
}
