using System.Reflection;

namespace Flowtriq.Agent;

/// <summary>The version of this build, by the name it was released under when the node updated itself to it.</summary>
internal static class AgentVersion
{
    internal static string Text { get; } =
        Updates.Launcher.Running
        ?? typeof(AgentVersion)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion
        ?? "unknown";
}
