using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Flowtriq.Protocol;

namespace Flowtriq.Agent.Uplink;

/// <summary>What the agent says of the machine it runs on.</summary>
internal sealed record HostFacts(
    string HostName,
    string BootId,
    string MachineId,
    string Kernel,
    string Architecture,
    string AgentVersion
)
{
    /// <summary>Reads them; what a machine does not tell is empty.</summary>
    internal static HostFacts Read(string procRoot)
    {
        var machine = FirstLine("/etc/machine-id");
        return new HostFacts(
            Environment.MachineName,
            FirstLine(Path.Combine(procRoot, "sys/kernel/random/boot_id")),
            // The id itself is for this machine's own use (machine-id(5)): only its hash goes out.
            machine.Length == 0
                ? ""
                : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(machine))),
            FirstLine(Path.Combine(procRoot, "sys/kernel/osrelease")),
            RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant(),
            Agent.AgentVersion.Text
        );
    }

    /// <summary>How the node presents itself when it connects.</summary>
    internal Hello ToHello(string captureMode, ulong configVersion) =>
        new()
        {
            AgentVersion = AgentVersion,
            HostName = HostName,
            BootId = BootId,
            MachineId = MachineId,
            Kernel = Kernel,
            Architecture = Architecture,
            CaptureMode = captureMode,
            ConfigVersion = configVersion,
        };

    private static string FirstLine(string path)
    {
        try
        {
            using var reader = new StreamReader(path);
            return reader.ReadLine() ?? "";
        }
        catch (Exception absent) when (absent is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
