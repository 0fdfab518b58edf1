using Flowtriq.Server.Platform;
using Microsoft.AspNetCore.RateLimiting;

namespace Flowtriq.Server.Nodes.Releases;

/// <summary>How often one address may fetch what is open to everybody. Two requests install a node; a whole site may share an address.</summary>
internal static class InstallLimits
{
    internal const string Name = "install";
    internal const int PerMinute = 120;

    internal static void Define(RateLimiterOptions options) => options.AddPerAddress(Name, PerMinute);
}
