using System.Reflection;

namespace Flowtriq.Agent;

/// <summary>The version of this build.</summary>
internal static class AgentVersion
{
    internal static string Text { get; } =
        typeof(AgentVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
        ?? "unknown";
}
