using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Flowtriq.Server.Access;

/// <summary>How often one address may try to sign in.</summary>
internal static class AccessLimits
{
    internal const string SignIn = "sign-in";
    private const int TriesPerMinute = 20;

    internal static void Define(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.AddPolicy(
            SignIn,
            static context =>
                RateLimitPartition.GetFixedWindowLimiter(
                    context.Connection.RemoteIpAddress?.ToString() ?? "",
                    static _ => new FixedWindowRateLimiterOptions
                    {
                        PermitLimit = TriesPerMinute,
                        Window = TimeSpan.FromMinutes(1),
                        QueueLimit = 0,
                    }
                )
        );
    }
}
