using System.CommandLine;
using Flowtriq.Agent.Configuration;
using Flowtriq.Agent.Replay;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Packets.Captures;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Agent.Commands;

/// <summary><c>ftagent replay CAPTURE [--json]</c></summary>
internal static class ReplayCommand
{
    internal static Command Build()
    {
        var file = new Argument<string>("CAPTURE") { Description = "A pcap or pcapng file." };
        var json = new Option<bool>("--json")
        {
            Description = "One JSON object a line: incident.opened, incident.updated, incident.closed, summary.",
        };
        var config = new Option<string?>("--config", "-c")
        {
            Description = "Take detection and prefixes from this configuration instead of the defaults.",
            HelpName = "FILE",
        };
        var command = new Command(
            "replay",
            "Runs detector, attribution and classifier over a capture file, on the time its packets carry, and tells what they find. Exit code "
                + "0, or 2 for a file that cannot be read."
        )
        {
            file,
            json,
            config,
        };
        command.SetAction(parsed =>
            Replay(parsed.GetRequiredValue(file), parsed.GetValue(json), parsed.GetValue(config))
        );
        return command;
    }

    private static int Replay(string path, bool json, string? configPath)
    {
        var errors = new List<ConfigError>();
        var config = new AgentConfig();
        byte[] bytes;
        try
        {
            if (configPath is not null)
                config = ConfigReader.Read(File.ReadAllText(configPath), errors);
            bytes = CaptureBytes.Read(path);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return Refuse($"{path}: {unreadable.Message}");
        }

        if (config is null)
            return Refuse(string.Join(Environment.NewLine, errors));
        if (!CaptureReader.TryOpen(bytes, out var reader, out var reason))
            return Refuse($"{path}: {reason}");
        using var output = Console.OpenStandardOutput();
        Run(reader, bytes, config, new ReplayOutput(output, json));
        return ExitCode.Done;
    }

    private static void Run(CaptureReader reader, byte[] bytes, AgentConfig config, ReplayOutput output)
    {
        var ring = new PacketRingOptions { SnapLength = config.Capture.SnapLength };
        var run = new ReplayRun(config.Detection.Options, new OwnPrefixes(config.Prefixes), ring, output.Tell);
        var summary = new CaptureSummary();
        DateTimeOffset? first = null;
        while (reader.TryRead(out var packet))
        {
            var header = Parse(packet);
            if (header is { } known)
                summary.Count(known);
            // A packet without a time has no rate; it counts for the summary only.
            if (packet.Nanoseconds == 0)
                continue;
            run.Take(packet, header);
            first ??= run.Now;
        }

        run.Finish();
        summary.ChooseTarget();
        _ = CaptureReader.TryOpen(bytes, out var again, out _);
        while (again!.TryRead(out var packet))
        {
            if (Parse(packet) is { } header)
                summary.Sort(header, packet.Data.Span);
        }

        output.Summarise(summary, run, reader.PacketCount, first ?? run.Now, reader.Error);
    }

    private static PacketHeader? Parse(in CapturedPacket packet) =>
        PacketParser.TryParse(packet.Data.Span, packet.Link, packet.WireLength, out var header, out _) ? header : null;

    private static int Refuse(string reason)
    {
        Console.Error.WriteLine(reason);
        return ExitCode.Refused;
    }
}
