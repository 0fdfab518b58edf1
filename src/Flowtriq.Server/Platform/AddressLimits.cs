using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Flowtriq.Server.Platform;

/// <summary>How often one address (<see cref="RequestAddress"/>) may ask for the same thing.</summary>
internal static class AddressLimits
{
    /// <summary>Adds a limit that endpoints choose by its name.</summary>
    /// <param name="options">Where limits are kept.</param>
    /// <param name="name">What endpoints call it.</param>
    /// <param name="perMinute">Requests of one address in a minute, at least one; what comes after is answered 429.</param>
    internal static void AddPerAddress(this RateLimiterOptions options, string name, int perMinute) =>
        options.AddPolicy(
            name,
            context =>
                RateLimitPartition.GetFixedWindowLimiter(
                    RequestAddress.Of(context),
                    _ => new FixedWindowRateLimiterOptions
                    {
                        PermitLimit = perMinute,
                        Window = TimeSpan.FromMinutes(1),
                        QueueLimit = 0,
                    }
                )
        );
}
