using Flowtriq.Agent.Configuration;

namespace Flowtriq.Agent.Doctor;

/// <summary>Whether baselines, events and captures can be kept.</summary>
internal static class StateDirectoryCheck
{
    private const string Name = "state";

    internal static Finding Look(AgentConfig config)
    {
        var folder = config.StateDirectory;
        if (Refusal(folder) is { } refusal)
            return Finding.Problem(
                Name,
                $"{folder} cannot be written: {refusal}",
                $"make it a directory that the agent's user owns; baselines are lost at a restart and events at a power cut until then"
            );
        var free = new DriveInfo(folder).AvailableFreeSpace;
        return free >= config.Capture.FreeBytes
            ? Finding.Ok(Name, $"{folder} can be written, {free >> 20} MiB free")
            : Finding.Warning(
                Name,
                $"{folder} has {free >> 20} MiB free; below {config.Capture.FreeBytes >> 20} MiB no capture is written",
                "make room, or set capture.directory, capture.totalBytes or capture.freeBytes"
            );
    }

    private static string? Refusal(string folder)
    {
        try
        {
            if (!Directory.Exists(folder))
                return "it does not exist";
            var probe = Path.Combine(folder, $"doctor.{Environment.ProcessId}");
            File.WriteAllText(probe, "ftagent doctor\n");
            File.Delete(probe);
            return null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return refused.Message;
        }
    }
}
