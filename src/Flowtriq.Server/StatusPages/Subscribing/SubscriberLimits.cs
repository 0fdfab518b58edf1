using Flowtriq.Server.Platform;
using Microsoft.AspNetCore.RateLimiting;

namespace Flowtriq.Server.StatusPages.Subscribing;

/// <summary>How often one address may ask to be told of updates.</summary>
internal static class SubscriberLimits
{
    internal const string Ask = "status-subscribe";
    internal const int PerMinute = 10;

    internal static void Define(RateLimiterOptions options) => options.AddPerAddress(Ask, PerMinute);
}
