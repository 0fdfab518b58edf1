using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Flowtriq.Server.Nodes.Releases;

/// <summary>How often one address may fetch what is open to everybody. Two requests install a node; a whole site may share an address.</summary>
internal static class InstallLimits
{
    internal const string Name = "install";
    internal const int PerMinute = 120;

    internal static void Define(RateLimiterOptions options) =>
        options.AddPolicy(
            Name,
            static context =>
                RateLimitPartition.GetFixedWindowLimiter(
                    context.Connection.RemoteIpAddress?.ToString() ?? "",
                    static _ => new FixedWindowRateLimiterOptions
                    {
                        PermitLimit = PerMinute,
                        Window = TimeSpan.FromMinutes(1),
                        QueueLimit = 0,
                    }
                )
        );
}
