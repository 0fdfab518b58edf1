using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Flowtriq.Server.StatusPages.Subscribing;

/// <summary>How often one address may ask to be told of updates.</summary>
internal static class SubscriberLimits
{
    internal const string Ask = "status-subscribe";
    private const int PerMinute = 10;

    internal static void Define(RateLimiterOptions options) =>
        options.AddPolicy(
            Ask,
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
