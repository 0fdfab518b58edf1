using System.Threading.RateLimiting;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Access;

/// <summary>
/// How much of the API one person, with all browsers and tokens together, or one address without a session may ask for. A
/// short burst is free; what comes after is answered 429 with the seconds to wait.
/// </summary>
internal static class ApiLimits
{
    private const int BurstSeconds = 20;

    internal static PartitionedRateLimiter<HttpContext> Make(ServerOptions options) =>
        PartitionedRateLimiter.Create<HttpContext, string>(context =>
            context.Request.Path.StartsWithSegments("/api")
                ? RateLimitPartition.GetTokenBucketLimiter(Key(context), _ => Bucket(options.ApiRequestsPerSecond))
                : RateLimitPartition.GetNoLimiter("")
        );

    private static string Key(HttpContext context) =>
        context.User.MemberId() is { Length: > 0 } member
            ? "member " + member
            : "address " + RequestAddress.Of(context);

    private static TokenBucketRateLimiterOptions Bucket(int perSecond) =>
        new()
        {
            TokenLimit = perSecond * BurstSeconds,
            TokensPerPeriod = perSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        };
}
