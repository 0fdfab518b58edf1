using System.CommandLine;
using Flowtriq.Agent.Configuration;
using Flowtriq.Agent.Setup;

namespace Flowtriq.Agent.Commands;

/// <summary><c>ftagent setup</c>: from an empty machine to a configuration, with questions or without.</summary>
internal static class SetupCommand
{
    private static readonly Option<bool> Yes = new("--yes", "-y")
    {
        Description = "Asks nothing: takes what the options say, and what was found for the rest.",
    };

    private static readonly Option<string?> Server = new("--server", "-s")
    {
        Description = "Where flowtriq listens for agents. Without it and with --yes this machine stands alone.",
        HelpName = "HOST[:7443]",
    };

    private static readonly Option<string?> Config = new("--config", "-c")
    {
        Description = $"Where the configuration goes, {CommandTree.DefaultConfig} if you do not say.",
        HelpName = "FILE",
    };

    private static readonly Option<string[]> Interfaces = new("--interfaces", "-i")
    {
        Description =
            "Watches these only: NAME, NAME=ROLE or NAME=ROLE:CAPACITY, separated by commas, as in eth0=transit:10G,eth1=customer.",
        HelpName = "LIST",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<string?> Prefixes = new("--prefixes", "-p")
    {
        Description = "Your own address space, separated by commas.",
        HelpName = "LIST",
    };

    private static readonly Option<string?> Firewall = new("--firewall")
    {
        Description = "Whether ftagent may filter attacks here (level 1): off, local or server. Off if you do not say.",
        HelpName = "MODE",
    };

    private static readonly Option<string?> Capture = new("--capture")
    {
        Description = "ring, or counters to never look at a packet.",
        HelpName = "MODE",
    };

    private static readonly Option<string?> StateDirectory = new("--state-directory")
    {
        Description = "Where identity, baselines, events and captures are kept, /var/lib/ftagent if you do not say.",
        HelpName = "FOLDER",
    };

    private static readonly Option<bool> Force = new("--force", "-f")
    {
        Description = "Replaces a configuration that exists; the old one is kept beside it, ending in .old.",
    };

    internal static Command Build()
    {
        var token = TokenSource.Option();
        var command = new Command(
            "setup",
            "Makes this machine ready: says what ftagent does to it, finds its interfaces with their roles and capacities, tries the server, "
                + "writes the configuration (mode 0600) and enrols. Until the last question is answered nothing is changed. "
                + "Exit code 0, 1 when it was written and not enrolled, 2 when nothing was written."
        )
        {
            Yes,
            Server,
            token,
            Config,
            Interfaces,
            Prefixes,
            Firewall,
            Capture,
            StateDirectory,
            Force,
        };
        command.SetAction(parsed => Run(parsed, parsed.GetValue(token)));
        return command;
    }

    private static int Run(ParseResult parsed, string? token)
    {
        var faults = new List<string>();
        var request = Read(parsed, faults) with { Token = TokenSource.Read(token, out var unreadable) };
        if (unreadable is not null)
            faults.Add(unreadable);
        foreach (var fault in faults)
            Console.Error.WriteLine(fault);
        if (faults.Count > 0)
            return ExitCode.Refused;
        var dialogue = new Dialogue(Console.In, Console.Out, parsed.GetValue(Yes));
        return new SetupRun(request, dialogue, TimeProvider.System).Run();
    }

    private static SetupRequest Read(ParseResult parsed, List<string> faults)
    {
        var defaults = new SetupRequest { Path = CommandTree.DefaultConfig };
        var prefixes = SetupText.Prefixes(parsed.GetValue(Prefixes) ?? "", out var bad);
        if (prefixes is null)
            faults.Add($"--prefixes: {bad}");
        return defaults with
        {
            Path = Path.GetFullPath(parsed.GetValue(Config) ?? defaults.Path),
            Server = Address(parsed.GetValue(Server), faults),
            Interfaces = Named(parsed.GetValue(Interfaces) ?? [], faults),
            Prefixes = prefixes ?? [],
            Firewall = Choice<FirewallMode>(Firewall.Name, parsed.GetValue(Firewall), faults),
            Capture = Choice<CaptureMode>(Capture.Name, parsed.GetValue(Capture), faults) ?? defaults.Capture,
            StateDirectory = Path.GetFullPath(parsed.GetValue(StateDirectory) ?? defaults.StateDirectory),
            Force = parsed.GetValue(Force),
        };
    }

    private static ServerAddress? Address(string? text, List<string> faults)
    {
        if (text is null)
            return null;
        if (!ServerAddress.TryParse(text, out var address))
            faults.Add($"--server: \"{text}\": must be HOST or HOST:PORT");
        return address;
    }

    private static List<InterfaceGuess> Named(string[] lists, List<string> faults)
    {
        var named = new List<InterfaceGuess>();
        foreach (var text in lists.SelectMany(static list => list.Split(',', StringSplitOptions.RemoveEmptyEntries)))
        {
            if (InterfaceGuesses.Parse(text, out var fault) is { } said)
                named.Add(said);
            else
                faults.Add($"--interfaces: {fault}");
        }

        return named;
    }

    private static T? Choice<T>(string option, string? text, List<string> faults)
        where T : struct, Enum
    {
        if (text is null)
            return null;
        foreach (var value in Enum.GetValues<T>())
        {
            if (string.Equals(Enum.GetName(value), text, StringComparison.OrdinalIgnoreCase))
                return value;
        }

        faults.Add($"{option}: \"{text}\": must be {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}");
        return null;
    }
}
