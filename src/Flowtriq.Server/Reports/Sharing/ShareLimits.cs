using System.Threading.RateLimiting;
using Flowtriq.Server.Platform;
using Microsoft.AspNetCore.RateLimiting;

namespace Flowtriq.Server.Reports.Sharing;

/// <summary>How often one address may open shared reports: enough to read, far too seldom to guess.</summary>
internal static class ShareLimits
{
    internal const string Open = "report-share";
    internal const int PerMinute = 60;

    internal static void Define(RateLimiterOptions options) =>
        options.AddPolicy(
            Open,
            static context =>
                RateLimitPartition.GetFixedWindowLimiter(
                    RequestAddress.Of(context),
                    static _ => new FixedWindowRateLimiterOptions
                    {
                        PermitLimit = PerMinute,
                        Window = TimeSpan.FromMinutes(1),
                        QueueLimit = 0,
                    }
                )
        );
}
