using System.CommandLine;
using System.Globalization;
using Flowtriq.Agent.Configuration;
using Flowtriq.Agent.Doctor;
using Flowtriq.Agent.Status;

namespace Flowtriq.Agent.Commands;

/// <summary><c>ftagent doctor [--json]</c>: what stands in the way of the agent on this machine, and what to do about it.</summary>
internal static class DoctorCommand
{
    private static readonly TimeSpan CountersFor = TimeSpan.FromSeconds(1);

    internal static Command Build()
    {
        var config = CommandTree.ConfigOption();
        var json = new Option<bool>("--json") { Description = "One JSON object instead of lines for people." };
        var command = new Command(
            "doctor",
            "Looks for what stands in the agent's way: configuration, permissions, kernel, packet tap, firewall, interfaces counted twice, "
                + "forwarding in hardware, clock, disk, server. Says what to do about each. Changes nothing. Exit code 0, or 1 when there is a problem."
        )
        {
            config,
            json,
        };
        command.SetAction(parsed => Examine(parsed.GetValue(config), parsed.GetValue(json)));
        return command;
    }

    private static int Examine(string? named, bool json)
    {
        var findings = Look(CommandTree.ConfigPath(named));
        Console.Out.WriteLine(json ? FindingText.Json(findings) : FindingText.Lines(findings));
        return findings.Any(static one => one.Level == FindingLevel.Problem) ? ExitCode.Failed : ExitCode.Done;
    }

    private static List<Finding> Look(string? path)
    {
        var errors = new List<ConfigError>();
        var source = new ConfigSource(path, new LineLog(Console.Error, TimeProvider.System));
        if (source.Load(errors) is not { } config)
            return
            [
                .. errors.Select(static error =>
                    Finding.Problem("configuration", error.ToString(), "ftagent check-config FILE tells every fault")
                ),
            ];
        var answer = StatusQuery.Ask(config.StateDirectory);
        var running = (answer as StatusAnswer.Answered)?.Status;
        var process = running is null ? "self" : running.ProcessId.ToString(CultureInfo.InvariantCulture);
        var examination = new Examination(config, process, probe: true);
        var before = examination.Counters();
        using var moment = new ManualResetEventSlim();
        moment.Wait(CountersFor);
        var offset = running?.Uplink?.ClockOffsetMilliseconds is { } milliseconds
            ? TimeSpan.FromMilliseconds(milliseconds)
            : (TimeSpan?)null;
        return
        [
            Finding.Ok("configuration", path is null ? "no file, all defaults" : $"{path} is valid"),
            .. AgentCheck.Look(answer),
            .. examination.Run(offset, before, CountersFor),
            .. ServerCheck.Look(config, TimeProvider.System.GetUtcNow()),
        ];
    }
}
