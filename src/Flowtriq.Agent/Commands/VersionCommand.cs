using System.CommandLine;
using System.Runtime.InteropServices;

namespace Flowtriq.Agent.Commands;

/// <summary><c>ftagent version</c></summary>
internal static class VersionCommand
{
    internal static Command Build()
    {
        var command = new Command("version", "Prints the version.");
        command.SetAction(_ =>
            Console.Out.WriteLine(
                $"ftagent {AgentVersion.Text} ({RuntimeInformation.RuntimeIdentifier}, {RuntimeInformation.FrameworkDescription})"
            )
        );
        return command;
    }
}
